"""The words of the outcome measures, as closed sets."""

from __future__ import annotations

from enum import StrEnum


class Measure(StrEnum):
    """Name a measure that the engine can score (EQ-5D is left out: its licence)."""

    NPRS_REST = "nprs_rest"
    NPRS_WORST = "nprs_worst"
    NPRS_AVERAGE = "nprs_average"
    NPRS_MORNING = "nprs_morning"
    RMDQ = "rmdq"
    ODI = "odi"
    PSFS = "psfs"
    PSFS_ACTIVITY = "psfs_activity"
    START_BACK = "start_back"
    OMPSQ_SF = "ompsq_sf"
    PSEQ = "pseq"
    PSEQ_2 = "pseq_2"
    FABQ = "fabq"
    PROMIS_GLOBAL = "promis_global"
    PROMIS_PI = "promis_pi"
    PROMIS_PF = "promis_pf"
    GROC = "groc"
    PHQ_2 = "phq_2"
    PHQ_9 = "phq_9"
    GAD_2 = "gad_2"
    GAD_7 = "gad_7"
    TSK_11 = "tsk_11"
    SUS = "sus"
    EARS = "ears"
    SIRAS = "siras"


class Band(StrEnum):
    """Name a published band of a score.

    ``VERY_SEVERE`` and ``EXTREME`` are our words for the two highest bands of the
    ODI, whose published names blame the person.
    """

    MINIMAL = "minimal"
    MILD = "mild"
    MODERATE = "moderate"
    MODERATELY_SEVERE = "moderately_severe"
    SEVERE = "severe"
    VERY_SEVERE = "very_severe"
    EXTREME = "extreme"
    LOW_RISK = "low_risk"
    MEDIUM_RISK = "medium_risk"
    HIGH_RISK = "high_risk"
    IMPROVED = "improved"
    UNCHANGED = "unchanged"
    WORSE = "worse"
    ADHERENT = "adherent"
    NOT_ADHERENT = "not_adherent"


class Flag(StrEnum):
    """Name something in the answers that someone has to act on, or to know."""

    SELF_HARM_THOUGHTS = "self_harm_thoughts"
    CRISIS_LINE = "crisis_line"
    LOW_MOOD = "low_mood"
    ANXIETY = "anxiety"
    HIGHER_RISK = "higher_risk"
    LOW_CONFIDENCE = "low_confidence"
    FEAR_OF_MOVEMENT = "fear_of_movement"
    FEAR_OF_WORK = "fear_of_work"
    PAIN_INTERFERES = "pain_interferes"
    FUNCTION_LOW = "function_low"
    PHYSICAL_HEALTH_LOW = "physical_health_low"
    MENTAL_HEALTH_LOW = "mental_health_low"
    FLOOR = "floor"
    CEILING = "ceiling"


TALK_TO_CLINICIAN: frozenset[Flag] = frozenset(
    {Flag.HIGHER_RISK, Flag.LOW_MOOD, Flag.LOW_CONFIDENCE, Flag.FEAR_OF_WORK}
)
"""The flags that bring the "talk to a clinician" card (rules page, section g); none excludes."""


class ScoreCode(StrEnum):
    """Name the reasons that scoring gives."""

    SCORED = "proms.scored"
    SUBSCALES_SCORED = "proms.subscales_scored"
    INCOMPLETE_SHOWN = "proms.incomplete_shown"
    MISSING_AS_ZERO = "proms.missing_as_zero"
    BY_ANSWERED = "proms.by_answered"
    BAND_MINIMAL = "proms.band_minimal"
    BAND_MILD = "proms.band_mild"
    BAND_MODERATE = "proms.band_moderate"
    BAND_MODERATELY_SEVERE = "proms.band_moderately_severe"
    BAND_SEVERE = "proms.band_severe"
    BAND_VERY_SEVERE = "proms.band_very_severe"
    BAND_EXTREME = "proms.band_extreme"
    BAND_LOW_RISK = "proms.band_low_risk"
    BAND_MEDIUM_RISK = "proms.band_medium_risk"
    BAND_HIGH_RISK = "proms.band_high_risk"
    BAND_IMPROVED = "proms.band_improved"
    BAND_UNCHANGED = "proms.band_unchanged"
    BAND_WORSE = "proms.band_worse"
    BAND_ADHERENT = "proms.band_adherent"
    BAND_NOT_ADHERENT = "proms.band_not_adherent"
    FLAG_SELF_HARM_THOUGHTS = "proms.flag_self_harm_thoughts"
    FLAG_CRISIS_LINE = "proms.flag_crisis_line"
    FLAG_LOW_MOOD = "proms.flag_low_mood"
    FLAG_ANXIETY = "proms.flag_anxiety"
    FLAG_HIGHER_RISK = "proms.flag_higher_risk"
    FLAG_LOW_CONFIDENCE = "proms.flag_low_confidence"
    FLAG_FEAR_OF_MOVEMENT = "proms.flag_fear_of_movement"
    FLAG_FEAR_OF_WORK = "proms.flag_fear_of_work"
    FLAG_PAIN_INTERFERES = "proms.flag_pain_interferes"
    FLAG_FUNCTION_LOW = "proms.flag_function_low"
    FLAG_PHYSICAL_HEALTH_LOW = "proms.flag_physical_health_low"
    FLAG_MENTAL_HEALTH_LOW = "proms.flag_mental_health_low"
    FLAG_FLOOR = "proms.flag_floor"
    FLAG_CEILING = "proms.flag_ceiling"
