"""What the assessment is told and what it finds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated

from lumbar.core.reasons import Considered, Reason
from lumbar.core.record import LegLevel, Minutes, Nprs, Range, Record
from lumbar.core.screening.triage import Card, HeldTag, Triage
from lumbar.core.words import Answer, Direction, Preference, Stage, Tag


class Response(StrEnum):
    """Say what a posture or movement did to the pain in the last week."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    NOT_SURE = "not_sure"


class TestDirection(StrEnum):
    """Name the two directions that a home test tries."""

    __test__ = False  # not a test class, whatever a test runner thinks of its name

    FLEXION = "flexion"
    EXTENSION = "extension"


class TestRow(StrEnum):
    """Name the rows of the home-test table (rules page, section b)."""

    __test__ = False

    T1 = "T1"
    T2 = "T2"
    T3 = "T3"
    T4 = "T4"
    T5 = "T5"


class TestDecision(StrEnum):
    """Name what follows from a home test."""

    __test__ = False

    STOP = "stop"
    REJECT = "reject"
    CONFIRM = "confirm"
    NEUTRAL = "neutral"


class Demand(StrEnum):
    """Name what the person's day or job asks of the back."""

    LIFT = "lift"
    BEND = "bend"
    SIT = "sit"
    DRIVE = "drive"
    STAND = "stand"
    WALK = "walk"


class WorkStatus(StrEnum):
    """Say how the person stands to paid work."""

    AT_WORK = "at_work"
    CHANGED_DUTIES = "changed_duties"
    OFF_WORK = "off_work"
    NOT_IN_WORK = "not_in_work"


class YellowFlag(StrEnum):
    """Name what the score path and the person's beliefs can show (section g)."""

    START_HIGH_RISK = "start_high_risk"
    OMPSQ_HIGHER_RISK = "ompsq_higher_risk"
    LOW_MOOD_PHQ2 = "low_mood_phq2"
    LOW_CONFIDENCE_PSEQ = "low_confidence_pseq"
    WORK_FEAR_FABQ = "work_fear_fabq"
    DISABILITY_BEYOND_IRRITABILITY = "disability_beyond_irritability"
    BELIEVES_PAIN_HARMS = "believes_pain_harms"
    AVOIDS_ACTIVITY = "avoids_activity"
    LOW_MOOD = "low_mood"
    EXPECTS_PASSIVE_TREATMENT = "expects_passive_treatment"


class AssessCode(StrEnum):
    """Name every reason this room gives."""

    STAGE_CLEARANCE_CAP = "assess.stage_clearance_cap"
    STAGE_HIGH_REST_PAIN = "assess.stage_high_rest_pain"
    STAGE_HIGH_SETTLING = "assess.stage_high_settling"
    STAGE_HIGH_CONSTANT_AND_SLEEP = "assess.stage_high_constant_and_sleep"
    STAGE_HIGH_LEG_WORSENING = "assess.stage_high_leg_worsening"
    STAGE_HIGH_DISABILITY_AND_PAIN = "assess.stage_high_disability_and_pain"
    STAGE_MODERATE_REST_PAIN = "assess.stage_moderate_rest_pain"
    STAGE_MODERATE_SETTLING = "assess.stage_moderate_settling"
    STAGE_MODERATE_DISABILITY = "assess.stage_moderate_disability"
    STAGE_MODERATE_NOT_KNOWN = "assess.stage_moderate_not_known"
    STAGE_LOW = "assess.stage_low"
    STAGE_NOT_MET = "assess.stage_not_met"
    PREFERENCE_EXTENSION = "assess.preference_extension"
    PREFERENCE_FLEXION = "assess.preference_flexion"
    PREFERENCE_NONE = "assess.preference_none"
    PREFERENCE_STENOSIS = "assess.preference_stenosis"
    PREFERENCE_CLINICIAN = "assess.preference_clinician"
    PREFERENCE_BY_TEST = "assess.preference_by_test"
    PREFERENCE_TEST_REJECTED = "assess.preference_test_rejected"
    TEST_STOP = "assess.test_stop"
    TEST_MOVED_DOWN = "assess.test_moved_down"
    TEST_PAIN_WORSE = "assess.test_pain_worse"
    TEST_CONFIRMED = "assess.test_confirmed"
    TEST_NEUTRAL = "assess.test_neutral"
    TEST_OFFERED = "assess.test_offered"
    NO_TEST_LEVEL = "assess.no_test_level"
    NO_TEST_TAG = "assess.no_test_tag"
    NO_TEST_SCREEN_AGAIN = "assess.no_test_screen_again"
    NO_TEST_TODAY = "assess.no_test_today"
    NO_TEST_DECIDED = "assess.no_test_decided"
    NO_TEST_MOVEMENT = "assess.no_test_movement"
    TAG_FROM_TEST = "assess.tag_from_test"
    TAG_HIGH_IRRITABILITY = "assess.tag_high_irritability"
    TAG_ENDED_BY_TEST = "assess.tag_ended_by_test"
    NEUTRAL_ONLY = "assess.neutral_only"
    BOTH_REJECTED = "assess.both_rejected"
    SCREEN_AGAIN = "assess.screen_again"
    NOT_MECHANICAL = "assess.not_mechanical"
    WORK_GOAL = "assess.work_goal"
    WORK_REVIEW = "assess.work_review"
    FLAG_START = "assess.flag_start"
    FLAG_OMPSQ = "assess.flag_ompsq"
    FLAG_PHQ2 = "assess.flag_phq2"
    FLAG_PSEQ = "assess.flag_pseq"
    FLAG_FABQ = "assess.flag_fabq"
    FLAG_DISABILITY = "assess.flag_disability"
    FLAG_BELIEF = "assess.flag_belief"
    NO_YELLOW_FLAG = "assess.no_yellow_flag"


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectionAnswers(Record):
    """Report what each posture did to the pain in the last week; None = not reported.

    The first five are the flexion group, the others the extension group (section b).
    """

    sitting: Response | None = None
    bending: Response | None = None
    driving: Response | None = None
    rising: Response | None = None
    curling_up: Response | None = None
    standing: Response | None = None
    walking: Response | None = None
    leaning_back: Response | None = None
    lying_on_stomach: Response | None = None
    lying_flat: Response | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeTest(Record):
    """Report one home test: pain 0-10 and the lowest point 0-4, before and 5 min after.

    ``new_signs``: new numbness or weakness, or anything from the red-flag list.
    ``screened_after``: the red-flag questions were answered again since the test.
    None = not reported, which never confirms a direction.
    """

    on: date
    direction: TestDirection
    movement: str
    new_signs: Answer
    pain_before: Nprs | None = None
    pain_at_once: Nprs | None = None
    pain_after_5min: Nprs | None = None
    leg_before: LegLevel | None = None
    leg_at_once: LegLevel | None = None
    leg_after_5min: LegLevel | None = None
    went_down_briefly: Answer | None = None
    screened_after: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicianPreference(Record):
    """Record the direction a named clinician has chosen, and when."""

    clinician: str
    on: date
    preference: Preference


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Record):
    """Keep one activity in the person's own words, 0 unable to 10 as before (PSFS)."""

    activity: str
    score: Annotated[int, Range(0, 10)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Record):
    """Report work: status, since when off, and what the job asks of the back."""

    status: WorkStatus | None = None
    off_since: date | None = None
    tasks: tuple[Demand, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beliefs(Record):
    """Report the four yellow flags in yes, no or not sure; None = not asked (section g)."""

    pain_means_harm: Answer | None = None
    avoids_activity: Answer | None = None
    low_mood: Answer | None = None
    expects_passive_treatment: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores(Record):
    """Carry totals of questionnaires, each in its own points; None = not taken."""

    rmdq: Annotated[int, Range(0, 24)] | None = None
    start_total: Annotated[int, Range(0, 9)] | None = None
    start_distress: Annotated[int, Range(0, 5)] | None = None
    ompsq: Annotated[int, Range(1, 100)] | None = None
    phq2: Annotated[int, Range(0, 6)] | None = None
    gad2: Annotated[int, Range(0, 6)] | None = None
    pseq: Annotated[int, Range(0, 60)] | None = None
    fabq_work: Annotated[int, Range(0, 42)] | None = None
    odi_percent: Annotated[float, Range(0, 100)] | None = None
    psfs_mean: Annotated[float, Range(0, 10)] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessAnswers(Record):
    """Hold what the person reports at intake; None = not reported, its own value.

    Pain is 0-10: ``pain_now`` at rest, ``pain_worst`` and ``pain_average`` of the
    last week. ``leg_level`` is the lowest point, 0 back to 4 foot. ``settling_min``
    is how long a flare takes to settle, in minutes.
    """

    pain_now: Nprs | None = None
    pain_worst: Nprs | None = None
    pain_average: Nprs | None = None
    leg_level: LegLevel | None = None
    constant_pain: Answer | None = None
    sleep_broken_most_nights: Answer | None = None
    settling_min: Minutes | None = None
    no_flare_in_4_weeks: bool = False
    leg_symptoms_worsening: Answer | None = None
    varies_with_movement: Answer | None = None
    directions: DirectionAnswers = field(default_factory=DirectionAnswers)
    home_tests: tuple[HomeTest, ...] = ()
    clinician_preference: ClinicianPreference | None = None
    goals: tuple[Goal, ...] = ()
    day_demands: tuple[Demand, ...] = ()
    work: Work = field(default_factory=Work)
    beliefs: Beliefs = field(default_factory=Beliefs)
    scores: Scores = field(default_factory=Scores)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staging(Record):
    """State the irritability stage, the row that decided it and the rows before it."""

    stage: Stage
    rest: Nprs
    reason: Reason
    considered: tuple[Considered, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeTestResult(Record):
    """State what one home test decided, and by which row."""

    on: date
    direction: Direction
    movement: str
    row: TestRow
    decision: TestDecision
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeTestOffer(Record):
    """State whether a home test may be done today, with which movements, or why not."""

    offered: bool
    movements: tuple[str, ...]
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Psychosocial(Record):
    """State the yellow flags and whether to talk to a clinician (section g).

    ``route`` is the score path: a clinician card, slower progression, education.
    """

    flags: tuple[YellowFlag, ...]
    route: bool
    cards: tuple[Card, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Record):
    """State what kind of back pain, how irritable, and which direction first.

    ``direction_points`` is d = ext - flx. ``confirmed`` are the directions a home
    test confirmed, ``confirmed_movements`` what confirmed them. ``neutral_only``:
    a direction was rejected and its opposite is not yet tested. ``tags`` are those of
    ``triage`` with what this room adds or ends. ``screen_again``: a home test showed
    a new sign and screening has not been repeated.
    """

    today: date
    triage: Triage
    stage: Stage
    stage_row: str
    preference: Preference
    direction_points: int
    confirmed: tuple[Direction, ...]
    confirmed_movements: tuple[str, ...]
    neutral_only: bool
    tags: tuple[Tag, ...]
    held: tuple[HeldTag, ...]
    home_test: HomeTestOffer
    home_results: tuple[HomeTestResult, ...]
    psychosocial: Psychosocial
    pain_now: Nprs
    pain_worst: Nprs | None
    pain_average: Nprs | None
    leg_level: LegLevel | None
    goals: tuple[Goal, ...]
    suggested_goals: tuple[Demand, ...]
    day_demands: tuple[Demand, ...]
    work: Work
    scores: Scores
    cards: tuple[Card, ...]
    slower_progression: bool
    screen_again: bool
    ask_clinician: bool
    reasons: tuple[Reason, ...]
    considered: tuple[Considered, ...]
    ruleset: str
