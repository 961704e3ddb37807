"""The glossary holds every word that the core uses as a name, and the terms of the field."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

import pytest

from lumbar.core import words

ROOT = Path(__file__).resolve().parents[2]
ENTRY = re.compile(r"^- \*\*(?P<term>[^*]+)\*\*: (?P<sentence>.+)$")
FIELD_TERMS = """
    centralisation; peripheralisation; directional preference; irritability; NPRS; RMDQ; ODI; PSFS;
    PROM; MIC; MDC; hold; set; repetition; rest; dose; running count; usual pain (B); row; P1; P2;
    P3; relief movement; regression; step back; swap; deload; flare-up; tag; triage; level;
    clearance; ladder; prerequisite; stage cap; DOMS; red flag; yellow flag; graded activity;
    pacing; reason; considered; ruleset; overlay; quota; maintenance; progression; home test
"""
ENUMS = [
    thing for thing in vars(words).values() if isinstance(thing, type) and thing is not StrEnum
]


def entries() -> list[tuple[str, str]]:
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    found = [ENTRY.match(line) for line in lines if line.startswith("- ")]
    assert all(found), "an entry is '- **term**: one sentence.'"
    return [(match["term"], match["sentence"]) for match in found if match]


def plain(term: str) -> str:
    return re.sub(r"[_-]", " ", term).casefold()


TERMS = {plain(term) for term, _ in entries()}


def test_terms_are_sorted_and_unique() -> None:
    terms = [term.casefold() for term, _ in entries()]
    assert terms == sorted(set(terms))


@pytest.mark.parametrize("term", [term.strip() for term in FIELD_TERMS.split(";")])
def test_a_term_of_the_field_has_its_entry(term: str) -> None:
    assert plain(term) in TERMS


@pytest.mark.parametrize("enum", ENUMS, ids=lambda enum: enum.__name__)
def test_every_word_of_the_core_has_its_entry(enum: type[StrEnum]) -> None:
    assert [member for member in enum if plain(member.value) not in TERMS] == []


@pytest.mark.parametrize(("term", "sentence"), entries())
def test_an_entry_is_one_plain_sentence(term: str, sentence: str) -> None:
    assert sentence.endswith(".")
    assert ". " not in sentence
    assert len(sentence.split()) <= 30
    assert not re.search(r"\b(weak|unstable|slipped|wear and tear)", sentence, re.IGNORECASE)


def test_a_reference_to_another_term_leads_to_it() -> None:
    seen = [s.removeprefix("See ").rstrip(".") for _, s in entries() if s.startswith("See ")]
    assert [term for term in seen if plain(term) not in TERMS] == []
