"""Measure how plainly a text is written (our own rough measure, English only)."""

from __future__ import annotations

import re

FORBIDDEN = re.compile(
    r"\b(weak\w*|unstable|slipped|wear[ -]and[ -]tear|crumbl\w+)\b", re.IGNORECASE
)
JARGON = re.compile(
    r"\b(acute|chronic|lumbar|radicul\w+|cauda|neurolog\w+|contraindicat\w+|triage|analges\w+"
    r"|incontinen\w+|paraesthes\w+|saddle|etiology|aetiology|centralis\w+|periphe\w+|prognos\w+"
    r"|flexion|extension|comorbid\w+|psychosocial|kinesio\w+|dysfunction\w*|regress\w*)\b",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """Split at sentence ends, line ends of lists and colons."""
    text = re.sub(r"[*_#>`]|^\s*(-|\d+\.)\s+", " ", text, flags=re.MULTILINE)
    parts = re.split(r"(?<=[.!?:])[\s\"”]+|\n\s*\n|\n", text)
    return [part.strip() for part in parts if re.search(r"[A-Za-z]", part)]


def words(text: str) -> list[str]:
    return re.findall(r"[A-Za-z']+", text)


def syllables(word: str) -> int:
    word = re.sub(r"(?<=[^aeiou])e$|es$|ed$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)))


def mean_sentence_words(text: str) -> float:
    found = sentences(text)
    return sum(len(words(s)) for s in found) / len(found)


def grade(text: str) -> float:
    """Give the school grade by Flesch and Kincaid; reading age is about grade + 5."""
    all_words = words(text)
    per_word = sum(map(syllables, all_words)) / len(all_words)
    return 0.39 * mean_sentence_words(text) + 11.8 * per_word - 15.59
