"""Table P2: the unit checks of the rules page, and every combination of inputs."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from lumbar.core.adapting.history import Morning, Reported, SessionRow
from lumbar.core.adapting.morning_reasons import MorningCheck
from lumbar.core.adapting.morning_table import (
    CODES,
    NEXT_TIME,
    ROWS,
    Facts,
    MorningCode,
    MorningRow,
    first_row,
)
from lumbar.core.adapting.traffic_light import MORNING_LIGHT, SESSION_LIGHT, light_of
from lumbar.core.morning import judge_morning
from lumbar.core.ruleset import RULES
from lumbar.core.words import Level, Light, Mode

DAY = date(2026, 3, 2)
SEVEN = datetime(2026, 3, 2, 7, tzinfo=UTC)


def entry(**known):
    return Morning(at=SEVEN, **known)


def check(row=None, morning=None, **known):
    code = None if row is None else SessionRow(row)
    return MorningCheck(row=code, morning=morning, usual=3, on=DAY, **known)


def days_ago(days, rise):
    return Reported(on=DAY - timedelta(days=days), rise=rise)


# row of P1, entry, what else is known -> decision, credit, count reset
UNIT_CHECKS = {
    "m=3 after row 9 -> candidate 1": (check("9", entry(pain=3)), "PROGRESS_CANDIDATE", 1.0, False),
    "m=3 after row 8 -> 0.5": (check("8", entry(pain=3)), "PROGRESS_CANDIDATE", 0.5, False),
    "m=4 -> HOLD, reset": (check("9", entry(pain=4)), "HOLD", 0.0, True),
    "m=5 -> REST_1_DAY": (check("9", entry(pain=5)), "REST_1_DAY", 0.0, True),
    "m=5 on this morning and 2 days before, none between -> REGRESS": (
        check("9", entry(pain=5), reported=days_ago(2, 2)),
        "REGRESS",
        0.0,
        True,
    ),
    "m=5 on this morning and 3 days before -> REST_1_DAY": (
        check("9", entry(pain=5), reported=days_ago(3, 2)),
        "REST_1_DAY",
        0.0,
        True,
    ),
    "m=5, and 4 the day before -> REST_1_DAY": (
        check("9", entry(pain=5), reported=days_ago(1, 1)),
        "REST_1_DAY",
        0.0,
        True,
    ),
    "m=6 -> REGRESS": (check("9", entry(pain=6)), "REGRESS", 0.0, True),
    "m=2 + muscle soreness, 2nd morning -> CONTINUE, count unchanged": (
        check("9", entry(pain=2, sore=True), sore_mornings=2),
        "CONTINUE",
        0.0,
        False,
    ),
    "same, 4th morning -> HOLD, no credit": (
        check("9", entry(pain=2, sore=True), sore_mornings=4),
        "HOLD",
        0.0,
        False,
    ),
    "8th -> HOLD + clinician": (
        check("9", entry(pain=2, sore=True), sore_mornings=8),
        "HOLD",
        0.0,
        False,
    ),
    "soreness + dark urine -> SEEK_CARE": (
        check("9", entry(pain=2, sore=True, dark_urine=True)),
        "SEEK_CARE",
        0.0,
        True,
    ),
    "m=3 after row 5 -> REGRESS": (check("5", entry(pain=3)), "REGRESS", 0.0, True),
    "session row 5 and m-B=1 -> REGRESS": (check("5", entry(pain=4)), "REGRESS", 0.0, True),
    "after row 6 -> HOLD": (check("6", entry(pain=3)), "HOLD", 0.0, True),
    "after row 7 -> HOLD": (check("7", entry(pain=3)), "HOLD", 0.0, True),
    "after row 3b -> HOLD": (check("3b", entry(pain=3)), "HOLD", 0.0, True),
    "after row 1, cleared since -> HOLD": (check("1", entry(pain=3)), "HOLD", 0.0, True),
    "m=2 + soreness after row 7 -> HOLD, count 0": (
        check("7", entry(pain=2, sore=True), sore_mornings=1),
        "HOLD",
        0.0,
        True,
    ),
    "m=3, no session -> NO_CHANGE": (check(None, entry(pain=3)), "NO_CHANGE", 0.0, False),
    "leg pain further down and m=7 -> HOLD_DIRECTION and REGRESS": (
        check("9", entry(pain=7, leg_further_down=True)),
        "REGRESS",
        0.0,
        True,
    ),
    "leg pain further down, no number -> HOLD": (
        check("9", entry(leg_further_down=True)),
        "HOLD",
        0.0,
        True,
    ),
    "known, unchanged numbness, m=3 after row 9 -> candidate 1": (
        check("9", entry(pain=3, leg_symptoms=True)),
        "PROGRESS_CANDIDATE",
        1.0,
        False,
    ),
    "missing morning entry -> HOLD, no credit, count unchanged": (
        check("9", None),
        "HOLD",
        0.0,
        False,
    ),
    "an entry without a number -> as missing": (check("9", entry()), "HOLD", 0.0, False),
    "missing morning after row 5 -> REGRESS": (check("5", None), "REGRESS", 0.0, True),
    "night worse, m=2 -> HOLD": (check("9", entry(pain=2, night_worse=True)), "HOLD", 0.0, True),
    "new leg weakness -> SEEK_CARE": (
        check("9", entry(pain=3, leg_worse=True)),
        "SEEK_CARE",
        0.0,
        True,
    ),
    "locked and not cleared -> SEEK_CARE": (
        check(None, entry(pain=3), locked=True),
        "SEEK_CARE",
        0.0,
        True,
    ),
}


@pytest.mark.parametrize("case", UNIT_CHECKS.values(), ids=UNIT_CHECKS.keys())
def test_the_unit_checks_of_table_p2_hold(case):
    given, code, credit, reset = case
    decision = judge_morning(given)
    assert (decision.code, decision.credit, decision.resets_count) == (code, credit, reset)


@pytest.mark.parametrize("given", [check("3", entry(pain=3)), check("3", None)])
def test_after_row_3_the_direction_is_held(given):
    decision = judge_morning(given)
    assert decision.hold_direction
    assert decision.code is MorningCode.HOLD


def test_leg_pain_further_down_two_mornings_running_asks_a_clinician():
    once = check("9", entry(pain=3, leg_further_down=True), further_down_mornings=1)
    twice = check("9", entry(pain=3, leg_further_down=True), further_down_mornings=2)
    assert not judge_morning(once).clinician
    assert judge_morning(twice).clinician
    assert judge_morning(twice).hold_direction


def test_soreness_for_eight_mornings_asks_a_clinician():
    assert judge_morning(UNIT_CHECKS["8th -> HOLD + clinician"][0]).clinician


def test_three_missing_mornings_in_a_row_ask_the_person():
    assert not judge_morning(check("9", None, missing_mornings=2)).ask_person
    assert judge_morning(check("9", None, missing_mornings=3)).ask_person


@pytest.mark.parametrize(
    ("morning", "level"),
    [
        (entry(red_flag=Level.EMERGENCY), Level.EMERGENCY),
        (entry(red_flag=Level.URGENT), Level.URGENT),
        (entry(sore=True, dark_urine=True), Level.URGENT),
        (entry(leg_worse=True), Level.URGENT),
    ],
)
def test_row_1_says_how_soon_care_is_needed(morning, level):
    assert judge_morning(check("9", morning)).level is level


def test_a_tag_alone_newly_reported_is_not_a_red_flag():
    decision = judge_morning(check("9", entry(pain=3, red_flag=Level.MODIFY)))
    assert decision.code is MorningCode.PROGRESS_CANDIDATE


@pytest.mark.parametrize(
    ("row", "sharp", "pain", "shown"),
    [
        ("5", None, 3, True), ("4", False, 3, True), ("4", None, 3, False),
        ("4", True, 3, False), ("9", None, 6, True), ("9", None, 5, False),
        ("3", None, 6, False), ("5", True, 3, False),
    ],
)  # fmt: skip
def test_sore_is_not_harm_is_shown_for_red_by_number_alone(row, sharp, pain, shown):
    decision = judge_morning(check(row, entry(pain=pain), sharp=sharp))
    assert decision.ordinary_flare is shown


@pytest.mark.parametrize("row", ["5", "6", "7", "quota"])
@pytest.mark.parametrize("pain", [None, 3, 5, 9])
def test_time_contingent_replaces_rows_3_to_10_by_the_quota(row, pain):
    decision = judge_morning(check(row, entry(pain=pain), mode=Mode.TIME_CONTINGENT))
    assert (decision.row, decision.code) == (MorningRow.QUOTA, MorningCode.CONTINUE)


@pytest.mark.parametrize("row", [None, *SessionRow])
def test_time_contingent_keeps_rows_1_and_2(row):
    known = {"mode": Mode.TIME_CONTINGENT}
    care = judge_morning(check(row, entry(pain=3, red_flag=Level.EMERGENCY), **known))
    down = judge_morning(check(row, entry(pain=9, leg_further_down=True), **known))
    assert care.code is MorningCode.SEEK_CARE
    assert down.hold_direction
    assert down.row is MorningRow.FURTHER_DOWN
    assert down.dose_row is None


@pytest.mark.parametrize("row", ["1", "2", "3", "3b", "4"])
def test_time_contingent_keeps_the_next_time_of_the_stops_that_stay(row):
    decision = judge_morning(check(row, entry(pain=3), mode=Mode.TIME_CONTINGENT))
    assert decision.code is NEXT_TIME[SessionRow(row)]
    assert decision.resets_count


# The oracle: the table once more, slow, in words and exclusive conditions.
def rows_that_hold(row, pain, flags, before, locked):
    """List every row whose own condition holds with all rows above it ruled out."""
    red, leg, dark, down, night, sore = flags
    rise = None if pain is None else pain - 3
    conditions = {
        "1": locked or red or leg or (sore and dark),
        "2": down,
        "3": rise is not None and (rise >= 3 or (rise >= 2 and before is not None and before >= 2)),
        "4": rise == 2,
        "5": rise == 1 or night,
        "6": rise is not None and rise <= 0 and sore and row in {None, "8", "9"},
        "7": rise is not None and rise <= 0 and row == "8",
        "8": rise is not None and rise <= 0 and row == "9",
        "9": rise is not None and rise <= 0 and row not in {"8", "9"},
        "10": rise is None,
    }
    ruled_out = False
    found = []
    for name, holds in conditions.items():
        if holds and not ruled_out:
            found.append(name)
        ruled_out = ruled_out or holds
    return found


STRICT = ["NO_CHANGE", "PROGRESS_CANDIDATE", "CONTINUE", "HOLD", "REST_1_DAY", "REGRESS"]
DOSE = {"3": "REGRESS", "4": "REST_1_DAY", "5": "HOLD", "6": "CONTINUE",
        "7": "PROGRESS_CANDIDATE", "8": "PROGRESS_CANDIDATE", "9": "NO_CHANGE",
        "10": "HOLD"}  # fmt: skip
AFTER = {None: "NO_CHANGE", "8": "NO_CHANGE", "9": "NO_CHANGE", "quota": "NO_CHANGE",
         "4": "REGRESS", "5": "REGRESS"}  # fmt: skip


def dose_of(row, pain, night, before):
    """Say by hand what row 2 adds, then the stricter of it and of the session."""
    rise = None if pain is None else pain - 3
    if rise is not None and (rise >= 3 or (rise >= 2 and before == 2)):
        return "REGRESS"
    mine = "REST_1_DAY" if rise == 2 else "HOLD"
    return max(mine, AFTER.get(row, "HOLD"), key=STRICT.index)


def test_every_combination_meets_exactly_one_row_and_its_decision():
    rows = [None, *(str(row) for row in SessionRow)]
    flags = list(product([False, True], repeat=6))
    for row, pain, before, locked in product(
        rows, [None, 2, 3, 4, 5, 6], [None, 1, 2], [False, True]
    ):
        for known in flags:
            red, leg, dark, down, night, sore = known
            met = rows_that_hold(row, pain, known, before, locked)
            morning = entry(
                pain=pain, red_flag=Level.URGENT if red else None, leg_worse=leg,
                dark_urine=dark, leg_further_down=down, night_worse=night, sore=sore,
            )  # fmt: skip
            reported = None if before is None else days_ago(1, before)
            got = judge_morning(
                check(row, morning, reported=reported, locked=locked, sore_mornings=1)
            )
            assert [got.row] == met
            if met == ["1"]:
                want = "SEEK_CARE"
            elif met == ["2"]:
                want = dose_of(row, pain, night, before)
            else:
                want = max(DOSE[met[0]], AFTER.get(row, "HOLD"), key=STRICT.index)
            assert got.code == want, (row, pain, known, before)


def test_progress_is_possible_only_on_a_usual_morning_after_row_8_or_9():
    for row, pain in product([None, *SessionRow], [None, *range(11)]):
        decision = judge_morning(check(row, entry(pain=pain)))
        earned = row in {"8", "9"} and pain is not None and pain <= 3
        assert (decision.credit > 0) is earned


def test_the_tables_have_an_entry_for_every_row():
    assert set(CODES) == set(MORNING_LIGHT) == set(MorningRow) == {row for row, _ in ROWS}
    assert set(NEXT_TIME) == set(SESSION_LIGHT) == set(SessionRow)


def test_an_entry_that_never_came_meets_the_last_row():
    facts = Facts(row=None, morning=None, rise=None, again=False, locked=False,
                  mode=Mode.PAIN_MONITORED, rules=RULES)  # fmt: skip
    assert first_row(facts) is MorningRow.MISSING


LIGHTS = [
    ("9", "8", "PROGRESS_CANDIDATE", "green"), ("8", "7", "PROGRESS_CANDIDATE", "amber"),
    ("8", "8", "PROGRESS_CANDIDATE", "amber"), ("6", "9", "HOLD", "amber"),
    ("5", "9", "REGRESS", "red"), ("9", "3", "REGRESS", "red"), ("9", "10", "HOLD", "amber"),
    ("9", "4", "REST_1_DAY", "amber"), ("3b", "8", "HOLD", "red"), ("9", None, "HOLD", "none"),
    ("8", None, "HOLD", "none"), ("5", None, "HOLD", "red"), (None, "3", "REGRESS", "red"),
    (None, "4", "REST_1_DAY", "none"), (None, "9", "NO_CHANGE", "none"),
    (None, None, "NO_CHANGE", "none"), ("quota", "quota", "CONTINUE", "none"),
]  # fmt: skip


@pytest.mark.parametrize(("session", "morning", "code", "light"), LIGHTS)
def test_the_traffic_light_is_the_worst_of_session_and_morning(session, morning, code, light):
    during = None if session is None else SessionRow(session)
    after = None if morning is None else MorningRow(morning)
    assert light_of(during, after, MorningCode(code)) is Light(light)
