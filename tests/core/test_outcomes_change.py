"""The change rule of rules page, section e; every check of its text is a row."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lumbar.core.errors import OutOfRange, UnknownName
from lumbar.core.evidence import EVIDENCE
from lumbar.core.measuring.change import (
    BETTER,
    IMPORTANT_CHANGE,
    WITHOUT_TOTAL,
    Better,
    Status,
    compare,
    lacks_response,
)
from lumbar.core.proms.forms import FORMS
from lumbar.core.proms.words import Measure
from lumbar.core.ruleset import RULES

NPRS, RMDQ, ODI = Measure.NPRS_AVERAGE, Measure.RMDQ, Measure.ODI
PSFS, ONE, TSK, PHQ = Measure.PSFS, Measure.PSFS_ACTIVITY, Measure.TSK_11, Measure.PHQ_9
YES, WORSE, NO = Status.IMPROVED, Status.WORSE, Status.UNCHANGED
CANNOT = Status.NOT_POSSIBLE


@pytest.mark.parametrize(
    ("measure", "baseline", "latest", "status"),
    [
        pytest.param(NPRS, 3, 2, NO, id="NPRS 3->2 no (33 %, 1 point)"),
        pytest.param(NPRS, 9, 7, NO, id="NPRS 9->7 no (22 %)"),
        pytest.param(NPRS, 6, 4, YES, id="NPRS 6->4 yes"),
        pytest.param(NPRS, 0, 2, WORSE, id="NPRS 0->2 worse"),
        pytest.param(NPRS, 0, 1, CANNOT, id="NPRS 0->1: no change possible"),
        pytest.param(NPRS, 0, 0, CANNOT, id="NPRS 0->0: no change possible"),
        pytest.param(NPRS, 10, 7, YES, id="NPRS 10->7: exactly 30 %"),
        pytest.param(NPRS, 7, 9, NO, id="NPRS 7->9: 28 % the other way"),
        pytest.param(NPRS, 6, 8, WORSE, id="NPRS 6->8: 33 % the other way"),
        pytest.param(RMDQ, 12, 2, YES, id="RMDQ 12->2: 83 %"),
        pytest.param(RMDQ, 15, 11, NO, id="RMDQ 15->11 no (4 points)"),
        pytest.param(RMDQ, 15, 10, YES, id="RMDQ 15->10 yes"),
        pytest.param(RMDQ, 10, 7, YES, id="RMDQ 10->7 yes (exactly 30 %)"),
        pytest.param(RMDQ, 3, 2, NO, id="RMDQ 3->2 no"),
        pytest.param(RMDQ, 5, 8, WORSE, id="RMDQ 5->8 worse"),
        pytest.param(RMDQ, 0, 2, WORSE, id="RMDQ baseline 0: worse by 2 alone"),
        pytest.param(RMDQ, 0, 1, CANNOT, id="RMDQ baseline 0: no change possible"),
        pytest.param(RMDQ, 11, 8, NO, id="RMDQ 11->8: 27 %"),
        pytest.param(RMDQ, 12, 8, NO, id="RMDQ 12->8: 33 %, 4 of 5 points"),
        pytest.param(RMDQ, 20, 15, NO, id="RMDQ 20->15: 25 %"),
        pytest.param(ODI, 40, 28, YES, id="ODI 40->28 yes"),
        pytest.param(ODI, 20, 12, NO, id="ODI 20->12 no (8 points)"),
        pytest.param(ODI, 35.5, 25.5, NO, id="ODI 35.5->25.5: 28 %"),
        pytest.param(ODI, 50, 40, NO, id="ODI 50->40: 20 %"),
        pytest.param(PSFS, 3.5, 5.5, YES, id="PSFS mean +2"),
        pytest.param(PSFS, 10 / 3, 16 / 3, YES, id="PSFS mean +2 in thirds"),
        pytest.param(PSFS, 11 / 3, 5, NO, id="PSFS mean +1.33"),
        pytest.param(PSFS, 6, 4, WORSE, id="PSFS mean -2"),
        pytest.param(PSFS, 10, 10, CANNOT, id="PSFS 10: no change possible"),
        pytest.param(ONE, 3, 5, NO, id="PSFS single +2"),
        pytest.param(ONE, 3, 6, YES, id="PSFS single +3"),
        pytest.param(TSK, 30, 26, YES, id="TSK-11 drop >=4"),
        pytest.param(TSK, 30, 27, NO, id="TSK-11 drop 3"),
        pytest.param(PHQ, 12, 7, YES, id="PHQ-9 5 points"),
        pytest.param(PHQ, 12, 8, NO, id="PHQ-9 4 points"),
        pytest.param(Measure.SUS, 50, 90, Status.NO_THRESHOLD, id="SUS has no agreed change"),
    ],
)
def test_a_change_counts_by_the_rule_of_its_measure(measure, baseline, latest, status):
    assert compare(measure, baseline, latest, RULES).status is status


def test_percent_is_cut_so_that_it_never_reads_as_more_than_it_is():
    assert compare(RMDQ, 24, 17, RULES).percent == 29.1
    assert compare(NPRS, 6, 4, RULES).percent == 33.3
    assert compare(NPRS, 0, 2, RULES).percent is None


def test_a_responder_is_someone_who_met_both_the_percent_and_the_points():
    assert compare(NPRS, 6, 4, RULES).responder is True
    assert compare(NPRS, 3, 2, RULES).responder is False
    assert compare(TSK, 30, 20, RULES).responder is None


def test_every_measure_says_whether_an_important_change_is_known_and_which_way_is_better():
    assert set(IMPORTANT_CHANGE) == set(BETTER) == set(Measure)
    assert {rule.evidence for rule in IMPORTANT_CHANGE.values() if rule} <= set(EVIDENCE)


@pytest.mark.parametrize(
    ("baseline", "latest", "review"),
    [(3, 3, False), (4, 4, True), (10, 7, False), (10, 8, True), (20, 14, False), (20, 15, True)],
    ids=["baseline <4: never", "4->4", "10->7 is 30 %", "10->8", "20->14 is 30 %", "20->15"],
)
def test_p3_row_6_asks_for_a_review_below_30_percent_from_a_baseline_of_4(baseline, latest, review):
    assert lacks_response(baseline, latest, RULES) is review


@pytest.mark.parametrize(("baseline", "latest", "path"), [(11, 5, "baseline"), (5, 2.5, "latest")])
def test_a_total_the_measure_cannot_have_is_refused(baseline, latest, path):
    with pytest.raises(OutOfRange) as refused:
        compare(NPRS, baseline, latest, RULES)
    assert refused.value.path == path


def test_a_measure_without_a_total_cannot_be_followed():
    with pytest.raises(UnknownName):
        compare(Measure.FABQ, 10, 5, RULES)


followed = st.sampled_from([m for m in Measure if m not in WITHOUT_TOTAL])
pairs = followed.flatmap(
    lambda m: st.tuples(
        st.just(m), *[st.integers(FORMS[m].minimum, FORMS[m].maximum) for _ in range(2)]
    )
)


@settings(max_examples=200)
@given(pairs)
def test_better_is_never_called_worse_nor_worse_better(case):
    measure, baseline, latest = case
    change = compare(measure, baseline, latest, RULES)
    better = change.difference > 0 if BETTER[measure] is Better.HIGHER else change.difference < 0
    assert change.status is not (Status.WORSE if better else Status.IMPROVED)
    assert (change.percent or 0) >= 0 or not better or baseline < 0
