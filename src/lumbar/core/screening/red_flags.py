"""The red-flag table: RF01-RF24 and the age row, each with its judge and its evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lumbar.core.errors import MissingAnswer, OutOfRange
from lumbar.core.ruleset import Ruleset
from lumbar.core.screening import red_flag_judges as judges
from lumbar.core.screening.answers import RedFlags, ScreenAnswers
from lumbar.core.screening.maternity import judge_maternity
from lumbar.core.screening.spine_surgery import judge_spine_surgery
from lumbar.core.screening.tag_ends import has_thin_bones
from lumbar.core.screening.verdict import Case, Verdict, may
from lumbar.core.words import Level
from lumbar.live.signs import OLDEST_AGE_YEARS

E, U, C = Level.EMERGENCY, Level.URGENT, Level.CLINICIAN_FIRST

Judge = Callable[[RedFlags, Case], Verdict]


class RedFlag(StrEnum):
    """Name the rows of the red-flag table, and the age row."""

    AGE = "AGE"
    RF01 = "RF01"
    RF02 = "RF02"
    RF03 = "RF03"
    RF04 = "RF04"
    RF05 = "RF05"
    RF06 = "RF06"
    RF07 = "RF07"
    RF08 = "RF08"
    RF09 = "RF09"
    RF10 = "RF10"
    RF11 = "RF11"
    RF12 = "RF12"
    RF13 = "RF13"
    RF14 = "RF14"
    RF15 = "RF15"
    RF16 = "RF16"
    RF17 = "RF17"
    RF18 = "RF18"
    RF19 = "RF19"
    RF20 = "RF20"
    RF21 = "RF21"
    RF22 = "RF22"
    RF23 = "RF23"
    RF24 = "RF24"


@dataclass(frozen=True, slots=True)
class RedFlagRow:
    """Tie one red flag to its judge, its evidence and the words of the reference page.

    ``{...}`` in the words are fields of the ruleset.
    """

    judge: Judge
    evidence: str
    condition: str
    result: str


RED_FLAGS: dict[RedFlag, RedFlagRow] = {
    RedFlag.AGE: RedFlagRow(judges.judge_age, "design", "Younger than {adult_age_years}", "C"),
    RedFlag.RF01: RedFlagRow(
        judges.plain("rf01", E),
        "nhs-back-pain",
        "Numbness or changed feeling in the saddle area",
        "E",
    ),
    RedFlag.RF02: RedFlagRow(
        lambda flags, case: judges.judge_bladder_or_bowel(flags.rf02, "red_flags.rf02", case),
        "nhs-back-pain",
        "Trouble passing, holding or feeling urine",
        "E; unchanged for more than {recent_weeks_unchanged} weeks and examined for it: OK",
    ),
    RedFlag.RF03: RedFlagRow(
        lambda flags, case: judges.judge_bladder_or_bowel(flags.rf03, "red_flags.rf03", case),
        "nhs-back-pain",
        "Loss of bowel control or feeling",
        "E; unchanged for more than {recent_weeks_unchanged} weeks and examined for it: OK",
    ),
    RedFlag.RF04: RedFlagRow(
        judges.plain("rf04", E), "nhs-back-pain", "New, unexplained change in sexual function", "E"
    ),
    RedFlag.RF05: RedFlagRow(
        judges.judge_both_legs,
        "nhs-back-pain",
        "Pain, tingling, loss of strength or numbness in both legs",
        "E; unchanged for more than {recent_weeks_unchanged} weeks and examined: M with stenosis"
        " if sitting eases it, else radiculopathy_active (both if not sure)",
    ),
    RedFlag.RF06: RedFlagRow(
        judges.judge_leg_weakness,
        "red-flag-card-2023",
        "a one leg or foot losing strength; b both; c tripping or giving way; d clumsy legs",
        "a with b or c: E; d: E; a alone or c alone: U; unchanged for more than"
        " {recent_weeks_unchanged} weeks and examined: M with radiculopathy_active, also with b"
        " or c",
    ),
    RedFlag.RF07: RedFlagRow(
        judges.judge_accident,
        "nhs-back-pain",
        "Serious accident or fall in the last {accident_window_weeks} weeks, or earlier if it"
        " started this pain and nobody has examined it since",
        "E",
    ),
    RedFlag.RF08: RedFlagRow(
        judges.plain("rf08", E), "nhs-back-pain", "Chest pain or trouble breathing", "E"
    ),
    RedFlag.RF09: RedFlagRow(
        judges.judge_aorta,
        "aaa-nhs",
        "a sudden tearing pain, faint, clammy or a throbbing lump; b a known aortic aneurysm",
        "a: E; b with new or changed pain: E; b without: C",
    ),
    RedFlag.RF10: RedFlagRow(
        judges.judge_unwell,
        "nhs-back-pain",
        "Fever, chills, sweats or really unwell",
        "U; with RF11: E",
    ),
    RedFlag.RF11: RedFlagRow(
        judges.plain("rf11", C),
        "verhagen-2016",
        "Recent serious infection, spinal injection or surgery, injected drugs, low immunity,"
        " dialysis or TB contact",
        "C; E with RF10; U with RF14",
    ),
    RedFlag.RF12: RedFlagRow(
        judges.judge_cancer,
        "red-flag-card-2023",
        "Cancer at any time, and this back pain is new or different",
        "U",
    ),
    RedFlag.RF13: RedFlagRow(
        judges.plain("rf13", U), "nhs-back-pain", "Lost weight without trying", "U"
    ),
    RedFlag.RF14: RedFlagRow(
        judges.judge_constant_pain,
        "nhs-back-pain",
        "Constant pain that no position eases, or severe night pain that rest does not help",
        "U strict, C supervised; with RF11: U",
    ),
    RedFlag.RF15: RedFlagRow(
        judges.plain("rf15", U),
        "nhs-back-pain",
        "A new lump or change in the shape of the back",
        "U",
    ),
    RedFlag.RF16: RedFlagRow(
        judges.judge_bones,
        "red-flag-card-2023",
        "a osteoporosis or a bone broken by a small fall; b steroid tablets for 3 months;"
        " c (women and others from {fragility_age_woman_years}, men from"
        " {fragility_age_man_years}) sharp pain after a minor knock; d sudden, new and severe pain",
        "osteoporosis by a, b or c; U if c, or d with a or b, or with osteoporosis or a spine"
        " fracture on record; otherwise M (a or b not sure: C)",
    ),
    RedFlag.RF17: RedFlagRow(
        judges.judge_late_first_episode,
        "red-flag-card-2023",
        "First ever back pain after the age of {first_episode_age_years}",
        "C",
    ),
    RedFlag.RF18: RedFlagRow(
        judges.judge_high_up,
        "nhs-back-pain",
        "Pain mainly between the shoulder blades or band-like round the chest",
        "U strict, C supervised",
    ),
    RedFlag.RF19: RedFlagRow(
        judges.judge_inflammatory,
        "sieper-2009",
        "For more than 3 months at least {inflammatory_clauses} of 5: began before 40, came on"
        " slowly, better with moving, not better with rest, wakes in the second half of the night",
        "M and the rheumatology card",
    ),
    RedFlag.RF20: RedFlagRow(
        judges.judge_cough,
        "nhs-back-pain",
        "Worse on coughing, sneezing or straining",
        "flexion_intolerant; strict: U; supervised: C if new and severe or not sure, else M; M once"
        " a clinician has examined the legs since it began",
    ),
    RedFlag.RF21: RedFlagRow(
        judge_maternity,
        "acog-2020",
        "a pregnant; b birth in the last {postpartum_days} days or not yet cleared; c any warning"
        " sign",
        "c: E; a: M, C if not cleared; b: C until cleared, then M to day {postpartum_days}",
    ),
    RedFlag.RF22: RedFlagRow(
        judge_spine_surgery,
        "cochrane-surgery-2014",
        "a spine operation in the last {surgery_window_months} months; b a spinal fusion at any"
        " time",
        "before day {post_op_day_cleared} or not cleared: C; from then to day {post_op_day_late}"
        " and cleared: M; later: M if fusion (not sure and not cleared: C), else OK",
    ),
    RedFlag.RF23: RedFlagRow(
        judges.judge_heart,
        "par-q",
        "a heart problem, seizures or told not to exercise; b uncontrolled high blood pressure;"
        " c dizziness",
        "C; b uncontrolled_hypertension, c dizziness",
    ),
    RedFlag.RF24: RedFlagRow(
        judges.judge_dark_thoughts,
        "phq-9",
        "Thoughts of being better off dead or of self-harm in the last 2 weeks",
        "U with crisis information; walking and relief stay open",
    ),
}
"""The red-flag table; the first column of the reference page is its key."""


def age_years(born_on: date, today: date) -> int:
    """Count whole years of age on a day."""
    had_birthday = (today.month, today.day) >= (born_on.month, born_on.day)
    return today.year - born_on.year - (not had_birthday)


def open_case(answers: ScreenAnswers, today: date, rules: Ruleset) -> Case:
    """Gather what every judge may know of the person.

    Raises ``MissingAnswer`` without birth date or sex, ``OutOfRange`` for a birth date
    that makes the person older than anybody has been.
    """
    if answers.born_on is None:
        raise MissingAnswer(
            "the date of birth is not given", path="born_on", remedy="give the date of birth"
        )
    if answers.sex is None:
        raise MissingAnswer(
            "woman, man or other is not answered", path="sex", remedy="give woman, man or other"
        )
    age = age_years(answers.born_on, today)
    if age > OLDEST_AGE_YEARS:
        raise OutOfRange(
            f"the date of birth makes an age of {age} years",
            path="born_on",
            remedy="check the date of birth",
        )
    return Case(
        today=today,
        rules=rules,
        profile=answers.profile,
        age=age,
        sex=answers.sex,
        spine_fracture=may(answers.tag_questions.tq02.present),
        thin_bones=has_thin_bones(answers),
        answered_on=answers.answered_on,
        reported=answers.reported,
    )
