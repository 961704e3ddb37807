"""Published oracles of rules page, section e: each row quoted in its id."""

import pytest

from lumbar.core.errors import MissingAnswer, OutOfRange, UnknownName
from lumbar.core.proms import Band, Flag, Measure, ScoreCode, score
from lumbar.core.proms.forms import FORMS, Missing
from lumbar.core.ruleset import RULES


def given(measure, *values):
    """Answer the items of a measure in order; None is not answered."""
    return dict(zip((item.id for item in FORMS[measure].items), values, strict=False))


def scored(measure, *values):
    return score(measure, given(measure, *values), RULES)


def total_of(points, items, most):
    """Spread a total over items that hold at most ``most`` each."""
    return [min(most, max(0, points - most * n)) for n in range(items)]


@pytest.mark.parametrize("measure", [m for m in Measure if m.value.startswith("nprs")])
def test_pain_is_the_whole_number_given(measure):
    assert scored(measure, 7).value == 7


@pytest.mark.parametrize("answer", [2.5, -1, 11, True, "5", float("nan")])
def test_pain_that_is_not_a_whole_number_from_0_to_10_is_refused_with_its_path(answer):
    with pytest.raises(OutOfRange) as refused:
        scored(Measure.NPRS_REST, answer)
    assert refused.value.path == "nprs_rest.q1"


def test_an_item_that_the_form_does_not_have_is_refused():
    with pytest.raises(UnknownName) as refused:
        score(Measure.PHQ_2, {"q1": 0, "q2": 0, "q3": 1}, RULES)
    assert refused.value.path == "phq_2.q3"


REFUSING = [m for m, form in FORMS.items() if form.missing is Missing.REFUSE]


@pytest.mark.parametrize("measure", REFUSING)
def test_a_missing_item_is_named_and_never_read_as_zero(measure):
    needed = [item for item in FORMS[measure].items if not item.optional]
    answers = {item.id: item.low for item in needed[:-1]}
    with pytest.raises(MissingAnswer) as refused:
        score(measure, answers, RULES)
    assert refused.value.path == f"{measure}.{needed[-1].id}"


def test_none_is_not_answered_not_zero():
    with pytest.raises(MissingAnswer):
        score(Measure.PHQ_2, {"q1": 0, "q2": None}, RULES)


class TestRmdq:
    def test_counts_the_sentences_ticked(self):
        assert scored(Measure.RMDQ, *[1] * 12, *[0] * 12).value == 12

    def test_takes_ticks_as_true_and_false(self):
        assert scored(Measure.RMDQ, *[True] * 5, *[False] * 19).value == 5

    def test_a_sentence_left_blank_counts_0_and_says_so(self):
        result = score(Measure.RMDQ, {"q1": 1, "q2": 1}, RULES)
        assert (result.value, result.missing) == (2, 22)
        assert ScoreCode.MISSING_AS_ZERO in [reason.code for reason in result.reasons]

    def test_a_form_nobody_filled_in_is_not_a_score_of_0(self):
        with pytest.raises(MissingAnswer):
            score(Measure.RMDQ, {}, RULES)

    @pytest.mark.parametrize(
        ("ticks", "flags"),
        [(3, (Flag.FLOOR,)), (4, ()), (20, ()), (21, (Flag.CEILING,))],
        ids=["floor <4", "4", "20", "ceiling >20"],
    )
    def test_says_where_it_cannot_see_change(self, ticks, flags):
        assert scored(Measure.RMDQ, *total_of(ticks, 24, 1)).flags == flags


class TestOdi:
    def test_16_of_50_is_32_percent(self):
        assert scored(Measure.ODI, *total_of(16, 10, 5)).value == 32

    def test_16_of_45_is_35_5_cut_not_rounded(self):
        result = scored(Measure.ODI, *total_of(16, 9, 5))
        assert (result.value, result.missing) == (35.5, 1)
        assert ScoreCode.BY_ANSWERED in [reason.code for reason in result.reasons]

    @pytest.mark.parametrize(
        ("points", "band"),
        [
            (0, Band.MINIMAL), (10, Band.MINIMAL), (11, Band.MODERATE), (20, Band.MODERATE),
            (21, Band.SEVERE), (30, Band.SEVERE), (31, Band.VERY_SEVERE), (40, Band.VERY_SEVERE),
            (41, Band.EXTREME), (50, Band.EXTREME),
        ],
    )  # fmt: skip
    def test_bands_are_those_of_the_percent(self, points, band):
        assert scored(Measure.ODI, *total_of(points, 10, 5)).band is band

    def test_loinc_trap_36_percent_is_moderate_not_the_band_of_36_raw_points(self):
        result = scored(Measure.ODI, *total_of(18, 10, 5))
        assert (result.value, result.band) == (36, Band.MODERATE)

    def test_nothing_answered_is_refused(self):
        with pytest.raises(MissingAnswer):
            score(Measure.ODI, {}, RULES)


class TestPsfs:
    @pytest.mark.parametrize(("values", "mean"), [((2, 3, 4), 3), ((2, 3, 4, 5), 3.5)])
    def test_is_the_mean_of_three_to_five_activities(self, values, mean):
        assert scored(Measure.PSFS, *values).value == mean

    def test_one_activity_is_its_own_number(self):
        assert scored(Measure.PSFS_ACTIVITY, 4).value == 4


class TestStartBack:
    @pytest.mark.parametrize(
        ("values", "total", "distress", "band"),
        [
            ((1, 0, 0, 0, 1, 1, 1, 0, 3), 5, 4, Band.HIGH_RISK),
            ((1, 1, 0, 0, 1, 1, 1, 0, 2), 5, 3, Band.MEDIUM_RISK),
            ((0, 0, 0, 0, 1, 1, 0, 0, 4), 3, 3, Band.LOW_RISK),
            ((1, 1, 1, 1, 0, 0, 0, 0, 0), 4, 0, Band.MEDIUM_RISK),
        ],
        ids=["total 5, distress 4 -> high", "total 5, distress 3 -> medium",
             "total 3 -> low", "total 4, distress 0 -> medium"],
    )  # fmt: skip
    def test_sorts_by_distress_first(self, values, total, distress, band):
        result = scored(Measure.START_BACK, *values)
        assert (result.value, result.subscales["distress"], result.band) == (total, distress, band)
        assert (Flag.HIGHER_RISK in result.flags) is (band is Band.HIGH_RISK)

    @pytest.mark.parametrize(("last", "point"), [(0, 0), (2, 0), (3, 1), (4, 1)])
    def test_item_9_counts_only_very_much_and_extremely(self, last, point):
        assert scored(Measure.START_BACK, *[0] * 8, last).value == point


class TestOmpsq:
    def test_items_3_4_and_8_are_reversed(self):
        assert scored(Measure.OMPSQ_SF, 1, 0, 10, 10, 0, 0, 0, 10, 0, 0).value == 1
        assert scored(Measure.OMPSQ_SF, 10, 10, 0, 0, 10, 10, 10, 0, 10, 10).value == 100

    @pytest.mark.parametrize(("second", "flags"), [(8, ()), (9, (Flag.HIGHER_RISK,))])
    def test_50_is_the_first_score_at_higher_risk(self, second, flags):
        result = scored(Measure.OMPSQ_SF, 1, second, 0, 0, 10, 0, 0, 0, 0, 0)
        assert (result.value, result.flags) == (1 + second + 30 + 10, flags)


class TestPainSelfEfficacy:
    @pytest.mark.parametrize(
        ("points", "band"),
        [(0, Band.SEVERE), (19, Band.SEVERE), (20, Band.MODERATE), (30, Band.MODERATE),
         (31, Band.MILD), (40, Band.MILD), (41, Band.MINIMAL), (60, Band.MINIMAL)],
    )  # fmt: skip
    def test_bands_and_low_confidence(self, points, band):
        result = scored(Measure.PSEQ, *total_of(points, 10, 6))
        assert (result.value, result.band) == (points, band)
        assert (Flag.LOW_CONFIDENCE in result.flags) is (points < 20)

    def test_the_short_form_is_the_sum_of_two(self):
        assert scored(Measure.PSEQ_2, 5, 4).value == 9


class TestFabq:
    def test_physical_activity_is_items_2_to_5(self):
        result = scored(Measure.FABQ, 6, 1, 2, 3, 4, *[0] * 11)
        assert (result.value, result.subscales["activity"]) == (None, 10)

    def test_work_is_items_6_7_9_10_11_12_15_and_11_counts(self):
        unscored = dict.fromkeys(("q1", "q8", "q13", "q14", "q16"), 6)
        work = dict.fromkeys(("q6", "q7", "q9", "q10", "q11", "q12", "q15"), 6)
        answers = {**unscored, **work, **dict.fromkeys(("q2", "q3", "q4", "q5"), 0)}
        assert score(Measure.FABQ, answers, RULES).subscales == {"activity": 0, "work": 42}

    def test_unscored_items_may_be_left_out(self):
        answers = dict.fromkeys(
            ("q2", "q3", "q4", "q5", "q6", "q7", "q9", "q10", "q11", "q12", "q15"), 1
        )
        assert score(Measure.FABQ, answers, RULES).subscales == {"activity": 4, "work": 7}

    @pytest.mark.parametrize(
        ("activity", "work", "flags"),
        [(14, 29, ()), (15, 29, (Flag.FEAR_OF_MOVEMENT,)), (14, 30, (Flag.FEAR_OF_WORK,))],
        ids=["PA 14, W 29", "PA >14", "W >29"],
    )
    def test_cut_offs_are_above_14_and_above_29(self, activity, work, flags):
        names = ("q6", "q7", "q9", "q10", "q11", "q12", "q15")
        answers = dict(zip(names, total_of(work, 7, 6), strict=True))
        answers |= dict(zip(("q2", "q3", "q4", "q5"), total_of(activity, 4, 6), strict=True))
        assert score(Measure.FABQ, answers, RULES).flags == flags


class TestPromis:
    @pytest.mark.parametrize(
        ("answer", "pain", "physical", "mental"),
        [(1, 10, 16.2, 21.1), (3, 5, 39.8, 43.5), (5, 0, 67.7, 67.6)],
        ids=["raw 4 -> 16.2/21.1", "raw 12 -> 39.8/43.5", "raw 20 -> 67.7/67.6"],
    )
    def test_raw_sums_become_the_published_t_scores(self, answer, pain, physical, mental):
        answers = {f"q{n}": answer for n in range(1, 11)} | {"q7": pain}
        parts = score(Measure.PROMIS_GLOBAL, answers, RULES).subscales
        assert (parts["physical_t"], parts["mental_t"]) == (physical, mental)

    @pytest.mark.parametrize(
        ("pain", "raw"),
        [(0, 20), (1, 19), (3, 19), (4, 18), (6, 18), (7, 17), (9, 17), (10, 16)],
    )
    def test_the_pain_item_is_recoded_first(self, pain, raw):
        answers = {f"q{n}": 5 for n in range(1, 11)} | {"q7": pain}
        assert score(Measure.PROMIS_GLOBAL, answers, RULES).subscales["physical_raw"] == raw

    def test_global_health_is_worse_below_40(self):
        answers = {f"q{n}": 3 for n in range(1, 11)} | {"q7": 5}
        flags = score(Measure.PROMIS_GLOBAL, answers, RULES).flags
        assert flags == (Flag.PHYSICAL_HEALTH_LOW,)

    def test_poor_mental_health_is_flagged_too(self):
        answers = {f"q{n}": 1 for n in range(1, 11)} | {"q7": 10}
        assert Flag.MENTAL_HEALTH_LOW in score(Measure.PROMIS_GLOBAL, answers, RULES).flags

    @pytest.mark.parametrize(
        ("measure", "t", "flags"),
        [
            (Measure.PROMIS_PI, 60, ()),
            (Measure.PROMIS_PI, 60.1, (Flag.PAIN_INTERFERES,)),
            (Measure.PROMIS_PI, 30, ()),
            (Measure.PROMIS_PF, 40, ()),
            (Measure.PROMIS_PF, 39.9, (Flag.FUNCTION_LOW,)),
            (Measure.PROMIS_PF, 65, ()),
        ],
    )
    def test_the_two_directions_are_opposite(self, measure, t, flags):
        assert score(measure, {"t": t}, RULES).flags == flags


@pytest.mark.parametrize(
    ("change", "band"),
    [(5, Band.IMPROVED), (3, Band.IMPROVED), (2, Band.UNCHANGED), (0, Band.UNCHANGED),
     (-1, Band.UNCHANGED), (-2, Band.WORSE), (-5, Band.WORSE)],
)  # fmt: skip
def test_global_change_is_better_from_plus_3_and_worse_from_minus_2(change, band):
    assert scored(Measure.GROC, change).band is band


class TestMood:
    @pytest.mark.parametrize(
        ("values", "flags"),
        [((1, 1), ()), ((1, 2), (Flag.LOW_MOOD, Flag.CRISIS_LINE))],
        ids=["PHQ-2 2", "PHQ-2 >=3 shows the crisis line"],
    )
    def test_phq_2_of_3_shows_the_crisis_line(self, values, flags):
        assert scored(Measure.PHQ_2, *values).flags == flags

    @pytest.mark.parametrize(
        ("points", "band"),
        [(4, Band.MINIMAL), (5, Band.MILD), (9, Band.MILD), (10, Band.MODERATE),
         (14, Band.MODERATE), (15, Band.MODERATELY_SEVERE), (19, Band.MODERATELY_SEVERE),
         (20, Band.SEVERE), (24, Band.SEVERE)],
    )  # fmt: skip
    def test_phq_9_bands(self, points, band):
        result = scored(Measure.PHQ_9, *total_of(points, 8, 3), 0)
        assert (result.value, result.band) == (points, band)

    def test_phq_9_item_9_above_0_asks_for_help_whatever_the_sum(self):
        result = scored(Measure.PHQ_9, *[0] * 8, 1)
        assert (result.band, result.flags) == (
            Band.MINIMAL,
            (Flag.SELF_HARM_THOUGHTS, Flag.CRISIS_LINE),
        )

    def test_phq_9_item_9_is_acted_on_even_when_another_item_is_missing(self):
        result = score(Measure.PHQ_9, {"q9": 2}, RULES)
        assert (result.value, result.band, result.missing) == (None, None, 8)
        assert Flag.SELF_HARM_THOUGHTS in result.flags

    def test_phq_9_with_no_thought_of_self_harm_and_an_item_missing_is_refused(self):
        with pytest.raises(MissingAnswer):
            score(Measure.PHQ_9, {f"q{n}": 0 for n in range(2, 10)}, RULES)

    def test_phq_9_contains_the_phq_2_and_names_the_crisis_line_once(self):
        result = scored(Measure.PHQ_9, 3, 0, 0, 0, 0, 0, 0, 0, 1)
        assert result.flags == (Flag.SELF_HARM_THOUGHTS, Flag.CRISIS_LINE, Flag.LOW_MOOD)

    @pytest.mark.parametrize(("values", "flags"), [((1, 1), ()), ((3, 0), (Flag.ANXIETY,))])
    def test_gad_2_from_3(self, values, flags):
        assert scored(Measure.GAD_2, *values).flags == flags

    @pytest.mark.parametrize(
        ("points", "band"),
        [(4, Band.MINIMAL), (5, Band.MILD), (9, Band.MILD), (10, Band.MODERATE),
         (14, Band.MODERATE), (15, Band.SEVERE), (21, Band.SEVERE)],
    )  # fmt: skip
    def test_gad_7_bands(self, points, band):
        result = scored(Measure.GAD_7, *total_of(points, 7, 3))
        assert (result.value, result.band) == (points, band)


@pytest.mark.parametrize(("answer", "total"), [(1, 11), (4, 44)])
def test_tsk_11_is_a_sum_without_reversed_items(answer, total):
    assert scored(Measure.TSK_11, *[answer] * 11).value == total


@pytest.mark.parametrize(
    ("values", "points"),
    [([3] * 10, 50), ([5, 1] * 5, 100), ([1, 5] * 5, 0), ([4, 2, 4, 2, 4, 2, 3, 4, 4, 4], 62.5)],
    ids=["all 3 -> 50", "best", "worst", "sum 25 -> 62.5"],
)
def test_sus_odd_items_minus_1_even_items_from_5_times_2_5(values, points):
    assert scored(Measure.SUS, *values).value == points


def test_sus_sum_22_is_55():
    assert scored(Measure.SUS, 4, 3, 4, 3, 3, 3, 3, 3, 3, 3).value == 55


class TestAdherenceScales:
    def test_ears_reverses_items_1_4_and_6(self):
        assert scored(Measure.EARS, 0, 4, 4, 0, 4, 0).value == 24
        assert scored(Measure.EARS, 4, 0, 0, 4, 0, 4).value == 0

    @pytest.mark.parametrize(
        ("second", "band"), [(0, Band.NOT_ADHERENT), (1, Band.ADHERENT)], ids=["16", ">=17"]
    )
    def test_ears_is_adherent_from_17(self, second, band):
        assert scored(Measure.EARS, 0, second, 4, 0, 0, 0).band is band

    def test_siras_is_the_sum_of_three_ratings(self):
        assert scored(Measure.SIRAS, 5, 4, 3).value == 12
