"""Every measure has every table row; every code quoted is one that was verified."""

from lumbar.core.evidence import EVIDENCE
from lumbar.core.proms.bands import FLAG_RULES, LADDERS
from lumbar.core.proms.forms import FORMS, LOINC
from lumbar.core.proms.formulas import FORMULAS
from lumbar.core.proms.words import TALK_TO_CLINICIAN, Band, Flag, Measure, ScoreCode
from lumbar.core.ruleset import RULES


def test_every_measure_has_a_form_a_formula_and_a_row_of_codes():
    for table in (FORMS, FORMULAS, LOINC):
        assert set(table) == set(Measure)


def test_every_band_and_every_flag_has_its_reason():
    assert {f"BAND_{band.name}" for band in Band} <= set(ScoreCode.__members__)
    assert {f"FLAG_{flag.name}" for flag in Flag} <= set(ScoreCode.__members__)


def test_every_flag_can_be_raised_by_some_measure():
    assert {rule.flag for rule in FLAG_RULES} == set(Flag)


def test_every_cut_off_is_a_named_constant_and_quotes_a_known_source():
    assert all(isinstance(getattr(RULES, rule.limit), int) for rule in FLAG_RULES)
    assert {rule.evidence for rule in FLAG_RULES} <= set(EVIDENCE)
    assert {form.evidence for form in FORMS.values()} <= set(EVIDENCE)


def test_the_bands_of_every_measure_reach_its_highest_score():
    for measure, ladder in LADDERS.items():
        assert ladder[-1][0] == FORMS[measure].maximum
        assert [highest for highest, _ in ladder] == sorted(highest for highest, _ in ladder)


def test_yellow_flags_are_those_of_section_g():
    assert {flag.value for flag in TALK_TO_CLINICIAN} == {
        "higher_risk", "low_mood", "low_confidence", "fear_of_work",
    }  # fmt: skip


def test_the_gad_2_total_has_no_code_and_never_borrows_that_of_the_phq_15():
    assert LOINC[Measure.GAD_2].total is None
    every = [code for row in LOINC.values() for code in (row.panel, row.total, *row.items.values())]
    assert "-".join(("70273", "8")) not in every


def test_the_rmdq_has_no_invented_code():
    assert LOINC[Measure.RMDQ].panel is None
    assert LOINC[Measure.RMDQ].total is None


def test_the_phq_9_item_on_self_harm_carries_its_verified_code():
    assert LOINC[Measure.PHQ_9].items["q9"] == "44260-8"
