"""What the safety questions and their results say: complete, plain, never narrower."""

from __future__ import annotations

import re
import shutil
from dataclasses import fields, is_dataclass
from itertools import chain
from typing import get_args, get_type_hints

import pytest
from tests.content.plain_words import FORBIDDEN, JARGON, mean_sentence_words, sentences, words

from lumbar.content.errors import BrokenContent
from lumbar.content.files import BUILT_IN
from lumbar.content.help_lines import ANY_COUNTRY, PLACEHOLDERS, fill_numbers, help_lines
from lumbar.content.screening import check_screening, load_screening
from lumbar.core.screening.answers import Examination, RedFlags, TagQuestions
from lumbar.core.words import Level

TEXT = load_screening()
ITEMS = TEXT.questions.items
ASKED = [item for item in ITEMS if item.question]
by_id = pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
IDS = [f"RF{n:02}" for n in range(1, 25)] + [f"TQ{n:02}" for n in range(1, 28)]

CLINICIAN_ONLY = {"tag_questions.tq02.trauma_says_clinician"}
SETTLED_BY_YES = {
    "red_flags.rf02.examined", "red_flags.rf03.examined", "red_flags.rf05.examined",
    "red_flags.rf06.examined", "red_flags.rf07.examined", "red_flags.rf20.legs_examined",
    "red_flags.rf21.pregnancy_cleared", "red_flags.rf21.birth_cleared",
    "red_flags.rf22.operation_cleared", "red_flags.rf22.fusion_cleared",
    "tag_questions.tq05.checked_after_birth",
}  # fmt: skip


def beside(item, follow_up) -> str:
    return f"{item.field.rpartition('.')[0]}.{follow_up.field}"


def leaves(record, path):
    hints = get_type_hints(record)
    for name in (field.name for field in fields(record)):
        hint = hints[name]
        inner = next((t for t in (hint, *get_args(hint)) if is_dataclass(t)), None)
        if inner and inner is not Examination:
            yield from leaves(inner, f"{path}.{name}")
        else:
            yield f"{path}.{name}"


def all_texts():
    yield from (TEXT.questions.check_in.intro, *TEXT.safety_net())
    for item in ITEMS:
        yield from filter(None, (item.question, item.why, item.help, item.explain))
        yield from (follow.question for follow in item.follow_ups)
    for result in TEXT.results.levels.values():
        yield from (result.title, result.meaning, *result.do_now, result.stays_open, result.ends)
    yield from TEXT.results.cards.values()
    yield from TEXT.results.special.model_dump().values()


@pytest.mark.parametrize("row", IDS)
def test_every_row_of_the_safety_tables_has_wording(row):
    assert any(item.id[:4] == row for item in ITEMS)


def test_no_item_stands_outside_the_safety_tables():
    assert {item.id[:4] for item in ITEMS} == set(IDS)


def test_every_answer_that_screening_reads_has_exactly_one_question():
    wanted = {*leaves(RedFlags, "red_flags"), *leaves(TagQuestions, "tag_questions")}
    asked = [item.field for item in ASKED]
    asked += [beside(item, follow) for item in ASKED for follow in item.follow_ups]
    assert len(asked) == len(set(asked))
    assert set(asked) == wanted - CLINICIAN_ONLY


def test_yes_is_the_worrying_answer_to_every_item_but_tq27():
    assert {item.id for item in ASKED if item.worrying != "yes"} == {"TQ27"}


def test_only_examined_and_cleared_are_settled_by_a_yes():
    settled = {beside(i, f) for i in ASKED for f in i.follow_ups if f.worrying == "no"}
    assert settled == SETTLED_BY_YES


@by_id
def test_every_question_says_why_it_is_asked_in_one_sentence(item):
    if item.question:
        assert len(sentences(item.why)) == 1
        assert "?" in item.question
    else:
        assert item.explain


def test_no_text_frightens_blames_or_uses_jargon():
    said = [t for t in all_texts() if FORBIDDEN.search(t) or JARGON.search(t)]
    assert said == []


@by_id
def test_a_question_is_plain(item):
    asked = item.question or item.explain
    assert mean_sentence_words(asked) <= 20


def test_sentences_are_short_on_the_whole():
    lengths = [len(words(s)) for text in all_texts() for s in sentences(text)]
    assert sum(lengths) / len(lengths) <= 14


@pytest.mark.parametrize(
    ("item_id", "parts"),
    [
        ("RF01", "numbness|pins and needles|changed feeling|inner thighs|genitals|back passage"),
        ("RF02", "starting|stopping|holding|feeling|not pass"),
        ("RF03", "control of your bowels|feel when you need"),
        ("RF04", "sexual function|erection|ejaculation|sensation|cannot explain"),
        ("RF05", "pain|tingling|numbness|strength|BOTH"),
        ("RF06a", "leg|foot|lost|losing"),
        ("RF07", "accident|fall|blow|6 weeks|earlier"),
        ("RF09a", "tearing|tummy|back|faint|clammy|throbbing lump"),
        ("RF10", "fever|chills|sweats|unwell"),
        ("RF11", "infection|injection|operation|drugs|immune|Dialysis|TB"),
        ("RF14", "constant|no position|night"),
        ("RF18", "shoulder blades|band|chest"),
        ("RF20", "cough|sneeze|strain|leg"),
        ("RF21c", "Bleeding|Fluid|contractions|moves less|calf|headache|seeing"),
        ("RF21c", "Fainting|dizziness|Chest pain|Breathlessness|muscle strength"),
        ("RF23a", "heart|seizures|not to exercise"),
        ("TQ14", "stenosis|walk|stand|sit"),
        ("TQ16", "below the knee|pins and needles|numbness"),
    ],
)  # fmt: skip
def test_a_question_names_every_part_of_its_row(item_id, parts):
    question = TEXT.item(item_id).question
    assert [part for part in parts.split("|") if part not in question] == []


def test_the_safety_net_holds_a_line_for_each_of_rf01_to_rf06():
    lined = {item.id[:4] for item in ITEMS if item.safety_net}
    assert lined == {"RF01", "RF02", "RF03", "RF04", "RF05", "RF06"}
    net = TEXT.safety_net()
    assert "get help now" in net[0]
    assert "{emergency_number}" in net[0]


def test_the_check_in_asks_the_emergency_signs_and_every_since_last_time_row():
    check_in = TEXT.questions.check_in
    assert {item_id[:4] for item_id in check_in.again} == set(IDS[:6])
    covered = set(chain.from_iterable(row.covers for row in check_in.since_last_time))
    assert {item_id[:4] for item_id in covered} == {"RF07", "RF08", "RF09", "RF10", "RF16", "RF21"}


@pytest.mark.parametrize(
    ("level", "number"),
    [(Level.EMERGENCY, "{emergency_number}"), (Level.URGENT, "{urgent_number}")],
)
def test_the_first_thing_to_do_is_to_call(level, number):
    assert TEXT.results.levels[level].do_now[0].startswith(f"Call {number}")


@pytest.mark.parametrize("level", [Level.EMERGENCY, Level.URGENT, Level.CLINICIAN_FIRST])
def test_results_above_m_do_not_reassure(level):
    result = TEXT.results.levels[level]
    text = " ".join([result.meaning, *result.do_now])
    assert not re.search(r"rare|normal|worry|harmless|probably|most people|safe", text)


@pytest.mark.parametrize("level", [Level.EMERGENCY, Level.URGENT])
def test_answering_again_never_clears_an_emergency_or_urgent_result(level):
    assert "does not change it" in TEXT.results.levels[level].ends


def test_the_maternity_text_sends_to_the_unit_and_to_the_emergency_number():
    text = TEXT.results.cards["maternity"]
    assert text.startswith("Stop. Call your maternity unit now, day or night.")
    for sign in ("heavy bleeding", "collapse", "fits", "chest pain", "trouble breathing"):
        assert sign in text


def test_every_placeholder_is_known_and_can_be_filled():
    found = set(re.findall(r"\{(.*?)\}", "".join(all_texts())))
    assert found == set(PLACEHOLDERS)
    filled = [fill_numbers(text, help_lines("GB")) for text in all_texts()]
    assert not re.search(r"[{}]", "".join(filled))


def test_a_country_we_do_not_know_still_gets_numbers():
    assert help_lines("XX") == help_lines(ANY_COUNTRY)
    assert help_lines("gb").emergency == "999"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("questions.en.yaml", "id: RF13\n", "id: RF99x\n", "items"),
        ("questions.en.yaml", "theme: heart\n", "theme: soul\n", "there is no theme 'soul'"),
        ("questions.en.yaml", "id: RF15\n", "id: RF13\n", "RF13 stands twice"),
        ("questions.en.yaml", "  worse: I", "  wurst: I", "courses"),
        ("questions.en.yaml", "    help: A small", "    hint: A small", "is not a key"),
        ("questions.en.yaml", "again: [RF01", "again: [RF77", "there is no item RF77"),
        ("results.en.yaml", "  rheumatology:", "  rheuma:", "cards"),
        ("results.en.yaml", "    title: Get help now\n", "", "title is missing"),
    ],
)
def test_broken_wording_is_named_by_file_and_line(tmp_path, file, old, new, said):
    shutil.copytree(BUILT_IN / "screening", tmp_path / "screening")
    path = tmp_path / "screening" / file
    path.write_text(path.read_text().replace(old, new, 1))
    problems = [str(problem) for problem in check_screening(tmp_path)]
    assert any(re.search(rf"{file}:\d+: ", p) and said in p for p in problems)
    with pytest.raises(BrokenContent):
        load_screening(tmp_path)


@pytest.mark.parametrize("broken", ["GB: {emergency: '999'}", "GB: [", "{}"])
def test_a_broken_list_of_numbers_is_refused(tmp_path, broken):
    (tmp_path / "screening").mkdir()
    (tmp_path / "screening" / "numbers.yaml").write_text(broken)
    with pytest.raises(BrokenContent):
        help_lines(root=tmp_path)
