"""Table P1: pain during or just after one exercise (rules page, section c).

``ROWS`` stand in the order in which they win; ``EFFECTS`` say what each decision
code does. The sentences are for the reference page, never for a patient.
[D] our own decision, [S] secondary copy, [V] source read, [K] common knowledge.
"""

from collections import namedtuple

PAIN_MAX = 10  # numeric rating scale, whole numbers from 0
LEG_LEVEL_MAX = 4  # 0 back, 1 buttock, 2 thigh, 3 calf, 4 foot
DELTA_BREAK_POINTS = 2  # [D] seed 004 leaves +2 open (source-004)
DELTA_STOP_POINTS = 3  # [D] seed 004's example 5 -> 8 (source-004)
SEVERE_PAIN_NPRS = 8  # [D] row 4: this high and higher than before
HIGH_PAIN_NPRS = 7  # [D] row 7, and what is offered before an exercise
AMBER_LOW_NPRS = 4  # [D] row 8 from here to HIGH_PAIN_NPRS - 1
LEG_STAYS_MIN = 5  # [D] row 3: lower in the leg for more than this
TINGLING_STAYS_MIN = 10  # [D] row 2: numbness or tingling for more than this
ASK_AGAIN_MIN = (5, 10)  # [D] row 3b: minutes after stopping
BREAK_MAX_MIN = 5  # [D] row 6: the longest pause
BACK_WITHIN_POINTS = 1  # [D] row 6: how near to the pain before is back
SAFE_CEILING_NPRS = 2  # [K] Thomeé 1997, safe zone; off unless chosen

PAIN_MONITORED = "pain_monitored"
TIME_CONTINGENT = "time_contingent"
MODES = (PAIN_MONITORED, TIME_CONTINGENT)
SHARP_MARKS = ("sharp", "stabbing", "electric")
MARKS = SHARP_MARKS + ("severe",)

Facts = namedtuple(
    "Facts",
    (
        "level",
        "items",
        "before",
        "peak",
        "rise",
        "moved_down",
        "leg_min",
        "tingling",
        "tingling_min",
        "sharp",
        "severe",
        "quota",
        "spared",
    ),
)
"""What the rows look at.

``level`` of the warning signs and the ``items`` at that level; ``rise`` is peak minus before;
minutes are 0 while not known; ``severe`` is the mark or a sudden severe new
pain; ``quota`` says that the mode is time-contingent; ``spared`` that the safe
ceiling takes a rise of 2 out of row 6.
"""

Row = namedtuple("Row", ("id", "code", "met", "evidence", "condition", "action"))
Effect = namedtuple(
    "Effect",
    (
        "next_time",
        "stops_exercise",
        "stops_session",
        "stops_direction",
        "counts",
        "offers",
        "light",
    ),
)


def _emergency(facts: Facts) -> bool:
    return bool(facts.level == "E")


def _urgent(facts: Facts) -> bool:
    return bool(facts.level == "U" or facts.tingling_min > TINGLING_STAYS_MIN)


def _lower_and_stays(facts: Facts) -> bool:
    return bool(facts.moved_down and facts.leg_min > LEG_STAYS_MIN)


def _watch(facts: Facts) -> bool:
    return bool(facts.tingling or facts.moved_down)


def _sharp_or_severe(facts: Facts) -> bool:
    high = facts.peak >= SEVERE_PAIN_NPRS and facts.rise > 0
    return bool(facts.sharp or ((facts.severe or high) and not facts.quota))


def _quota(facts: Facts) -> bool:
    return bool(facts.quota)


def _big_rise(facts: Facts) -> bool:
    return bool(facts.rise >= DELTA_STOP_POINTS)


def _rise(facts: Facts) -> bool:
    return bool(facts.rise == DELTA_BREAK_POINTS and not facts.spared)


def _high(facts: Facts) -> bool:
    return bool(facts.peak >= HIGH_PAIN_NPRS)


def _middle(facts: Facts) -> bool:
    return bool(facts.peak >= AMBER_LOW_NPRS)


def _low(facts: Facts) -> bool:
    return bool(facts.peak < AMBER_LOW_NPRS)


ROWS = (
    Row(
        "1",
        "STOP_EMERGENCY",
        _emergency,
        "nhs-back-pain",
        "Any emergency sign newly reported, combinations included: RF01-RF05, RF06 at E, a serious "
        "fall or blow (RF07), RF08, RF09 at E, RF10 with RF11, any warning sign of RF21c.",
        "End the session, show the emergency text, lock the plan.",
    ),
    Row(
        "2",
        "STOP_URGENT",
        _urgent,
        "red-flag-card-2023",
        f"One leg weaker (RF06); or new numbness or tingling for more than {TINGLING_STAYS_MIN} "
        "min after stopping; or sudden severe new pain with a bone or spinal surgery tag or at the "
        "age of RF16c; or any other urgent sign newly reported.",
        "End the session, show the urgent text, lock the plan.",
    ),
    Row(
        "3",
        "STOP_EXERCISE_DIR",
        _lower_and_stays,
        "design",
        "The lowest point of the pain moved down by one level or more and stays for more than "
        f"{LEG_STAYS_MIN} min (peripheralised).",
        "Stop the exercise and its direction for today; offer neutral relief only (pelvic tilt, "
        "heel slide, walking), not the opposite direction; record it.",
    ),
    Row(
        "3b",
        "STOP_WATCH",
        _watch,
        "design",
        "Any new numbness or tingling, or the lowest point moved down, even briefly.",
        "Stop the exercise; ask again after 5 and 10 min (rows 2 and 3 if it stays); same dose "
        "next time; count 0.",
    ),
    Row(
        "4",
        "STOP_EXERCISE",
        _sharp_or_severe,
        "source-001",
        "The pain is marked sharp, stabbing, electric or severe; or the peak is "
        f"{SEVERE_PAIN_NPRS} or more and above the pain before. Time-contingent: only sharp, "
        "stabbing or electric.",
        "Stop the exercise for today; one step easier next time.",
    ),
    Row(
        "quota",
        "QUOTA",
        _quota,
        "lambeek-2007",
        "The mode is time-contingent, and none of the rows above holds.",
        "Complete the quota; pain is no reason to stop or to change.",
    ),
    Row(
        "5",
        "STOP_EXERCISE",
        _big_rise,
        "source-004",
        f"The pain rose by {DELTA_STOP_POINTS} or more.",
        "Take a break, stop the exercise for today; one step easier next time.",
    ),
    Row(
        "6",
        "BREAK",
        _rise,
        "source-004",
        f"The pain rose by {DELTA_BREAK_POINTS}. With the option SAFE_CEILING: not while the peak "
        f"is {SAFE_CEILING_NPRS} or less.",
        f"Pause until within {BACK_WITHIN_POINTS} of the pain before, at most {BREAK_MAX_MIN} min, "
        "then the easier variant; if it does not come back or goes on rising, row 5. Same dose "
        "next time.",
    ),
    Row(
        "7",
        "RELIEF_ONLY",
        _high,
        "design",
        f"The peak is {HIGH_PAIN_NPRS} or more, and the pain rose by less than 2.",
        "Finish with level 1 exercises; no progression.",
    ),
    Row(
        "8",
        "CONTINUE_AMBER",
        _middle,
        "design",
        f"The peak is {AMBER_LOW_NPRS} to {HIGH_PAIN_NPRS - 1}, and the pain rose by less than 2.",
        "Complete; counts half toward progress if the next morning is usual.",
    ),
    Row(
        "9",
        "CONTINUE",
        _low,
        "design",
        f"The peak is {AMBER_LOW_NPRS - 1} or less, and the pain rose by less than 2, or is "
        "spared from row 6 by SAFE_CEILING.",
        "Complete; counts toward progress.",
    ),
)
"""First match wins; the last three need no more than they ask, row 5 and 6 took the rises."""

EFFECTS = {
    "STOP_EMERGENCY": Effect("SEEK_CARE", True, True, False, 0, "nothing", "red"),
    "STOP_URGENT": Effect("SEEK_CARE", True, True, False, 0, "nothing", "red"),
    "STOP_EXERCISE_DIR": Effect("HOLD_DIRECTION", True, False, True, 0, "neutral_relief", "red"),
    "STOP_WATCH": Effect("HOLD", True, False, False, 0, "wait", "red"),
    "STOP_EXERCISE": Effect("REGRESS", True, False, False, 0, "other_exercises", "red"),
    "QUOTA": Effect("QUOTA", False, False, False, None, "all", "none"),
    "BREAK": Effect("HOLD", False, False, False, 0, "easier_variant", "none"),
    "RELIEF_ONLY": Effect("HOLD", False, False, False, 0, "level_1", "none"),
    "CONTINUE_AMBER": Effect("CONTINUE", False, False, False, 0.5, "all", "none"),
    "CONTINUE": Effect("CONTINUE", False, False, False, 1, "all", "none"),
}
"""What each code does: next time, what stops, credit (None: not counted), offer, colour now."""

ROWS_WITHOUT_REASSURANCE = ("1", "2", "3", "3b")  # [D] section g, content gates
