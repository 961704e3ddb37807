"""What the lessons say, and how a broken lesson is refused."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from tests.content.plain_words import FORBIDDEN, JARGON, grade, mean_sentence_words, words

from lumbar.content.education import Gate, check_lessons, load_lessons
from lumbar.content.errors import BrokenContent
from lumbar.content.files import BUILT_IN

LESSONS = load_lessons()
by_id = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.facts.id)
WARNING_LIST = "when-to-seek-help"

NOT_TRUE = {
    "seeds get wrong 4: painful exercise in the long term": r"better in the long (term|run)",
    "seeds get wrong 5: 15 minutes as a proven dose": r"15 minutes (is|are|has been) proven",
    "seeds get wrong 6: no damage, without screening": r"you are not damaging",
    "section g: the trunk": r"\bcore\b|imbalance",
    "section c: bed rest": r"(stay|rest) in bed (for|until)",
    "no promise": r"\bwill (cure|heal|fix)|\bguarantee|pain[- ]free for ever",
}


def whole(lesson) -> str:
    return "\n".join([lesson.title, lesson.body, *lesson.in_short, lesson.try_this])


def test_there_are_at_least_fourteen_lessons_with_places_of_their_own():
    assert len(LESSONS) >= 14
    assert len({lesson.facts.order for lesson in LESSONS}) == len(LESSONS)


@by_id
def test_a_lesson_is_short(lesson):
    # The list of warning signs is long because leaving one out is worse.
    longest = 520 if lesson.facts.id == WARNING_LIST else 350
    assert 150 <= len(words(whole(lesson))) <= longest
    assert 2 <= len(lesson.in_short) <= 3
    assert lesson.try_this


@by_id
def test_a_lesson_reads_at_about_age_eleven(lesson):
    assert grade(whole(lesson)) <= 6
    assert mean_sentence_words(whole(lesson)) <= 14


@by_id
def test_a_lesson_frightens_nobody_and_uses_no_jargon(lesson):
    assert not FORBIDDEN.findall(whole(lesson))
    assert not JARGON.findall(whole(lesson))


@pytest.mark.parametrize("claim", NOT_TRUE, ids=str)
def test_no_lesson_repeats_a_corrected_claim(claim):
    said = [x.facts.id for x in LESSONS if re.search(NOT_TRUE[claim], whole(x), re.IGNORECASE)]
    assert said == []


@by_id
def test_no_lesson_stands_on_our_own_opinion_alone(lesson):
    assert {row.key for row in lesson.facts.evidence} - {"design"}


@pytest.mark.parametrize(
    "sign",
    ["between your legs", "pass it", "bowels", "sexual function", "both legs", "knee gives way",
     "accident", "chest pain", "throbbing", "maternity unit", "dark pee"],
)  # fmt: skip
def test_when_to_seek_help_names_every_emergency_sign(sign):
    lesson = next(x for x in LESSONS if x.facts.id == WARNING_LIST)
    assert sign in lesson.body
    assert "{emergency_number}" in lesson.body
    assert "{urgent_number}" in lesson.body


def test_the_lesson_shown_in_an_emergency_does_not_reassure():
    text = "".join(whole(x) for x in LESSONS if x.facts.gate is Gate.EMERGENCY_OK)
    assert not re.search(r"rare|normal|do(es)? not worry|most (people|episodes)|harmless", text)


def test_lessons_open_before_a_clinician_was_seen_do_not_call_pain_harmless():
    text = "".join(whole(x) for x in LESSONS if x.facts.gate is Gate.ALWAYS)
    assert not re.search(r"harmless|not harm|is safe|not in danger|no damage", text)


@pytest.fixture
def copy(tmp_path) -> Path:
    shutil.copytree(BUILT_IN / "education", tmp_path / "education")
    return tmp_path / "education" / "sleep"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("lesson.yaml", "id: sleep", "id: nap", "1: id is 'nap'"),
        ("lesson.yaml", "week: 3", "week: 0", "3: week"),
        ("lesson.yaml", "gate: always", "gate: never", "5: gate"),
        ("lesson.yaml", "osullivan-2020", "nobody-1999", "7: there is no source"),
        ("lesson.yaml", "week: 3", "weeks: 3", "3: weeks is not a key"),
        ("en.md", "{urgent_number}", "{urgent_nummer}", "there is no placeholder"),
        ("en.md", "## Try this", "## Do this", "a lesson has a text"),
        ("en.md", "minutes: 2", "minutes: two", "3: minutes"),
    ],
)
def test_a_broken_lesson_is_named_by_file_and_line(copy, file, old, new, said):
    path = copy / file
    path.write_text(path.read_text().replace(old, new))
    problems = [str(problem) for problem in check_lessons(copy.parents[1])]
    assert any(f"{file}:" in problem and said in problem for problem in problems)


def test_a_broken_lesson_refuses_the_whole_set(copy):
    (copy / "lesson.yaml").write_text("id: [")
    with pytest.raises(BrokenContent):
        load_lessons(copy.parents[1])


def test_an_overlay_replaces_a_lesson_of_the_same_name(copy, tmp_path):
    text = (copy / "en.md").read_text().replace("title: Sleep", "title: Our sleep")
    folder = tmp_path / "overlay" / "education" / "sleep"
    folder.mkdir(parents=True)
    (folder / "en.md").write_text(text)
    titles = [x.title for x in load_lessons(BUILT_IN, tmp_path / "overlay")]
    assert "Our sleep and your back" in titles
    assert len(titles) == len(LESSONS)


def test_an_emergency_lesson_without_a_number_is_refused(copy):
    path = copy.parent / WARNING_LIST / "en.md"
    path.write_text(path.read_text().replace("{emergency_number}", "help"))
    assert any("{emergency_number}" in str(x) for x in check_lessons(copy.parents[1]))


def test_a_language_must_be_complete(copy):
    (copy / "de.md").write_text((copy / "en.md").read_text())
    missing = [x for x in check_lessons(copy.parents[1]) if "'de' is missing" in str(x)]
    assert len(missing) == len(LESSONS) - 1
