import re
import shutil

import pytest
import yaml

from lumbar.content.errors import BrokenContent
from lumbar.content.files import BUILT_IN
from lumbar.content.questionnaires import SHIPPABLE, Status, load_questionnaires, measure_names
from lumbar.core.proms import Measure, score
from lumbar.core.proms.forms import FORMS
from lumbar.core.ruleset import RULES

FOLDER = BUILT_IN / "questionnaires"
ALL = load_questionnaires()
SHIPPED = {name: each for name, each in ALL.items() if each.facts.status is Status.SHIP}
SCORED = {name: each for name, each in ALL.items() if each.facts.status is Status.SCORE}
PFIZER = (
    "Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, "
    "with an educational grant from Pfizer Inc. No permission required to reproduce, "
    "translate, display or distribute."
)


def english(name):
    return ALL[name].texts["en"]


def test_the_ship_set_is_that_of_the_rules_page():
    assert set(SHIPPED) == {
        "nprs", "rmdq", "psfs", "groc", "phq-2", "gad-2", "sus", "adherence", "readiness",
    }  # fmt: skip


def test_every_measure_the_engine_scores_has_a_questionnaire():
    from_items = {item.measure for each in ALL.values() for item in each.facts.items}
    covered = {each.facts.measure for each in ALL.values()} | from_items - {None}
    assert covered - {None} == set(Measure) - {Measure.PSFS_ACTIVITY}


def test_eq_5d_is_left_out_altogether():
    assert not [name for name in ALL if "eq" in name.split("-")]


@pytest.mark.parametrize("name", SCORED)
def test_a_score_only_questionnaire_holds_no_word_of_its_items(name):
    files = sorted(path.name for path in (FOLDER / name).iterdir())
    text = (FOLDER / name / "questionnaire.yaml").read_text()
    items = yaml.safe_load(text)["items"]
    assert files == ["questionnaire.yaml"]
    assert all(re.fullmatch(r"q\d+|t", item.pop("id")) for item in items)
    assert {key for item in items for key in item} <= {"kind", "range", "optional", "loinc"}
    assert "#" not in text


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_questionnaire_is_whole_and_carries_its_notice(name):
    text = english(name)
    assert SHIPPED[name].facts.licence in SHIPPABLE
    assert text.notice
    assert all(text.ask(item.id) for item in SHIPPED[name].facts.items)


@pytest.mark.parametrize("name", ["phq-2", "gad-2"])
def test_the_pfizer_notice_stands_word_for_word(name):
    assert english(name).notice == PFIZER


def test_the_phq_stands_beside_a_crisis_line():
    assert "crisis_line" in ALL["phq-2"].facts.needs
    assert "crisis_line" in ALL["phq-9"].facts.needs


def test_the_rmdq_is_24_sentences_to_tick_in_their_order_with_no_yes_no_column():
    rmdq = ALL["rmdq"]
    assert {item.kind for item in rmdq.facts.items} == {"tick"}
    assert english("rmdq").answers == {}
    assert english("rmdq").instruction.startswith("When your back hurts,")
    assert english("rmdq").ask("q1") == "I stay at home most of the time because of my back."
    assert english("rmdq").ask("q24") == "I stay in bed most of the time because of my back."


def test_the_rmdq_notice_says_that_confirmation_is_still_to_come():
    assert "before any public release" in english("rmdq").notice


@pytest.mark.parametrize("name", [n for n, q in SHIPPED.items() if q.facts.measure])
def test_what_a_person_can_answer_is_what_the_engine_can_score(name):
    facts = SHIPPED[name].facts
    best = {item.id: item.range[0] for item in facts.items}
    worst = {item.id: item.range[1] for item in facts.items}
    form = FORMS[facts.measure]
    for answers in (best, worst):
        assert form.minimum <= score(facts.measure, answers, RULES).value <= form.maximum


def test_the_words_of_an_answer_are_found_for_each_item():
    assert english("phq-2").answers_of("q1")[3] == "Nearly every day"
    assert english("groc").answers_of("q1")[-5] == "Very much worse"
    assert set(english("adherence").answers_of("barrier")) >= {"time", "pain", "fear", "boredom"}


def test_every_measure_is_called_by_a_name_a_person_knows():
    assert set(measure_names()) == set(Measure)
    assert not [name for name in measure_names().values() if "_" in name]


def test_a_measure_without_a_name_is_found_by_file(tmp_path):
    path = tmp_path / "questionnaires/measures.en.yaml"
    with pytest.raises(BrokenContent, match="no measure has a name"):
        measure_names("en", tmp_path)
    path.parent.mkdir()
    path.write_text("rmdq: Roland-Morris questionnaire\n")
    with pytest.raises(BrokenContent, match="odi has no name"):
        measure_names("en", tmp_path)


class TestABrokenFileIsRefusedWithFileAndLine:
    @pytest.fixture
    def folder(self, tmp_path):
        shutil.copytree(FOLDER, tmp_path / "questionnaires")
        return tmp_path

    @pytest.mark.parametrize(
        ("file", "old", "new", "line", "sentence"),
        [
            ("gad-2/questionnaire.yaml", "status: ship", "state: ship", 2, "state is not a key"),
            ("gad-2/questionnaire.yaml", "source: gad-2", "source: gad-9", 4, "no source called"),
            ("gad-2/questionnaire.yaml", "id: gad-2", "id: gad", 1, "the folder is gad-2"),
            ("gad-2/questionnaire.yaml", "range: [0, 3]", "range: [0, 4]", 7, "scored by"),
            ("gad-2/questionnaire.yaml", "69725-0", "55758-7", 1, "LOINC"),
            ("gad-2/questionnaire.yaml", "no-permission-needed-keep-notice", "ask-the-author", 5,
             "does not allow"),
            ("gad-2/en.yaml", "q2:", "q3:", 4, "q1, q2, in this order"),
            ("gad-2/en.yaml", ", 2: More than half the days", "", 5, "lacks words for 2"),
            ("gad-2/en.yaml", "title: Your worries", "title: [", 3, "not valid YAML"),
            ("nprs/questionnaire.yaml", "range: [0, 10]", "range: [0, 5]", 8, "another range"),
            ("readiness/questionnaire.yaml", "kind: text", "kind: scale", 11, "needs a range"),
            ("readiness/questionnaire.yaml", "kind: several", "kind: text", 10, "go with several"),
        ],
    )  # fmt: skip
    def test_named(self, folder, file, old, new, line, sentence):
        path = folder / "questionnaires" / file
        path.write_text(path.read_text().replace(old, new))
        with pytest.raises(BrokenContent) as refused:
            load_questionnaires(folder)
        found = [(p.file.endswith(file), p.line) for p in refused.value.problems
                 if sentence in p.sentence]  # fmt: skip
        assert (True, line) in found, refused.value

    def test_a_shipped_one_without_its_words(self, folder):
        (folder / "questionnaires/gad-2/en.yaml").unlink()
        with pytest.raises(BrokenContent, match="no English wording"):
            load_questionnaires(folder)

    def test_wording_beside_a_score_only_one(self, folder):
        shutil.copy(folder / "questionnaires/gad-2/en.yaml", folder / "questionnaires/odi/en.yaml")
        with pytest.raises(BrokenContent, match="scored only"):
            load_questionnaires(folder)
