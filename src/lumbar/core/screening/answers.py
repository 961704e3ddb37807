"""What a person answers to the safety questions, and what is kept from earlier.

Every field may be None: "not answered", which is never read as a no. Follow-up
questions matter only when the question above them is answered yes or not sure.
Dates are kept as given, so that tags can be computed for the day of use.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lumbar.core.record import Record
from lumbar.core.screening.triage import Finding, HeldTag
from lumbar.core.words import Answer, Level, Profile, Sex, Tag


class Course(StrEnum):
    """Say how a symptom has gone since it began."""

    NEW = "new"
    WORSE = "worse"
    UNCHANGED = "unchanged"
    NOT_SURE = "not_sure"


class EndKind(StrEnum):
    """Say what ended a tag."""

    CLINICIAN = "clinician"
    LADDER = "ladder"
    CONFIRMED_TEST = "confirmed_test"
    LEG_FREE_MORNINGS = "leg_free_mornings"
    PREGNANCY_OVER = "pregnancy_over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination(Record):
    """Record that a clinician looked into it: who, and on what day."""

    by: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Symptom(Record):
    """Answer RF02 or RF03: present, how it has gone, since when, examined for it or not."""

    present: Answer | None = None
    course: Course | None = None
    since: date | None = None
    examined: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BothLegs(Symptom):
    """Answer RF05, with what sitting does to it."""

    eases_sitting: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegWeakness(Record):
    """Answer RF06: a one leg weaker, b both, c tripping or giving way, d clumsy legs."""

    one_leg: Answer | None = None
    both_legs: Answer | None = None
    tripping: Answer | None = None
    clumsy: Answer | None = None
    course: Course | None = None
    since: date | None = None
    examined: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Accident(Record):
    """Answer RF07: a serious accident or fall, when, and what came of it."""

    present: Answer | None = None
    on: date | None = None
    started_this_pain: Answer | None = None
    examined: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Aorta(Record):
    """Answer RF09: a sudden tearing pain or a throbbing lump, b a known aneurysm."""

    sudden: Answer | None = None
    aneurysm: Answer | None = None
    new_or_changed_pain: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancer(Record):
    """Answer RF12: cancer at any time, and whether this pain is new or different."""

    ever: Answer | None = None
    new_or_different_pain: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bones(Record):
    """Answer RF16: a osteoporosis or a small-fall break, b steroids, c minor knock, d sudden."""

    fragile: Answer | None = None
    steroids: Answer | None = None
    minor_knock: Answer | None = None
    sudden_new_severe: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inflammatory(Record):
    """Answer RF19: more than 3 months, and the five clauses of Sieper 2009."""

    over_3_months: Answer | None = None
    began_before_40: Answer | None = None
    came_on_slowly: Answer | None = None
    better_moving: Answer | None = None
    not_better_resting: Answer | None = None
    wakes_second_half_of_night: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoughPain(Record):
    """Answer RF20: worse on coughing, sneezing or straining.

    ``since`` is the day it began; unknown, it is read as the day it was first reported.
    """

    present: Answer | None = None
    since: date | None = None
    new_and_severe: Answer | None = None
    legs_examined: Examination | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Maternity(Record):
    """Answer RF21: a pregnant, b birth in the last 12 weeks or not yet cleared, c warning sign."""

    pregnant: Answer | None = None
    due_on: date | None = None
    pregnancy_cleared: Examination | None = None
    gave_birth: Answer | None = None
    birth_on: date | None = None
    caesarean: Answer | None = None
    birth_cleared: Examination | None = None
    warning_sign: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpineSurgery(Record):
    """Answer RF22: a spine operation in the last 12 months, b a fusion at any time."""

    operated: Answer | None = None
    operated_on: date | None = None
    operation_cleared: Examination | None = None
    fused: Answer | None = None
    fused_on: date | None = None
    fusion_cleared: Examination | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heart(Record):
    """Answer RF23: a heart, seizures or told not to exercise, b blood pressure, c dizziness."""

    told_not_to: Answer | None = None
    blood_pressure: Answer | None = None
    dizzy: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RedFlags(Record):
    """Hold the answers to RF01-RF24; RF24 is asked only where PHQ-9 is used."""

    rf01: Answer | None = None
    rf02: Symptom = field(default_factory=Symptom)
    rf03: Symptom = field(default_factory=Symptom)
    rf04: Answer | None = None
    rf05: BothLegs = field(default_factory=BothLegs)
    rf06: LegWeakness = field(default_factory=LegWeakness)
    rf07: Accident = field(default_factory=Accident)
    rf08: Answer | None = None
    rf09: Aorta = field(default_factory=Aorta)
    rf10: Answer | None = None
    rf11: Answer | None = None
    rf12: Cancer = field(default_factory=Cancer)
    rf13: Answer | None = None
    rf14: Answer | None = None
    rf15: Answer | None = None
    rf16: Bones = field(default_factory=Bones)
    rf17: Answer | None = None
    rf18: Answer | None = None
    rf19: Inflammatory = field(default_factory=Inflammatory)
    rf20: CoughPain = field(default_factory=CoughPain)
    rf21: Maternity = field(default_factory=Maternity)
    rf22: SpineSurgery = field(default_factory=SpineSurgery)
    rf23: Heart = field(default_factory=Heart)
    rf24: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpineFracture(Record):
    """Answer TQ02; only a clinician's word makes the cause trauma."""

    present: Answer | None = None
    told_on: date | None = None
    trauma_says_clinician: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Midline(Record):
    """Answer TQ05: a ridge or told of a separation; after a birth, checked or not."""

    ridge_or_told: Answer | None = None
    checked_after_birth: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Abdomen(Record):
    """Answer TQ06: a hernia, or an operation on the tummy in the last 12 weeks."""

    hernia: Answer | None = None
    operation: Answer | None = None
    operation_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HipReplacement(Record):
    """Answer TQ22: a replaced hip with orders not to bend or twist it."""

    precautions: Answer | None = None
    operation_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Falls(Record):
    """Answer TQ24: two falls in a year or unsteady, and the day of the last fall."""

    present: Answer | None = None
    last_fall_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TagQuestions(Record):
    """Hold the answers to the tag questions that the red flags do not already answer."""

    tq02: SpineFracture = field(default_factory=SpineFracture)
    tq05: Midline = field(default_factory=Midline)
    tq06: Abdomen = field(default_factory=Abdomen)
    tq13: Answer | None = None
    tq14: Answer | None = None
    tq15: Answer | None = None
    tq16: Answer | None = None
    tq18: Answer | None = None
    tq19: Answer | None = None
    tq20: Answer | None = None
    tq21: Answer | None = None
    tq22: HipReplacement = field(default_factory=HipReplacement)
    tq23: Answer | None = None
    tq24: Falls = field(default_factory=Falls)
    tq27: Answer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clearance(Record):
    """Record what lifts a finding: which items, who, when, what was found, with what limits.

    ``by_clinician`` is False where the person recorded it; that counts only without
    a clinic, and is shown as self-reported. A finding at C ends the same way: who
    has seen them, and when. Only days are known, so a record of the same day as a report
    is taken as made for it; one that says no more than "gone" must be of a later day.
    """

    items: tuple[str, ...]
    level: Level
    on: date
    by: str
    by_clinician: bool
    found: str = ""
    symptom_gone: Answer | None = None
    examined: Answer | None = None
    limits: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TagEnd(Record):
    """Record that a tag ended: how, on what day, and who said so.

    A clinician's record counts only with a name.
    """

    tag: Tag
    kind: EndKind
    on: date
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenAnswers(Record):
    """Gather everything that screening may know.

    ``answered_on`` is the day the questions were answered; ``reported`` gives, for an
    item id such as "RF17", the day its present answer, all its parts included, was first
    given (absent: ``answered_on``, the strictest reading). ``earlier`` are findings at C,
    U or E not yet known to be cleared, from screens, check-ins and sessions; ``held``
    are tags set before.
    """

    profile: Profile = Profile.STRICT
    answered_on: date
    born_on: date | None = None
    sex: Sex | None = None
    red_flags: RedFlags = field(default_factory=RedFlags)
    tag_questions: TagQuestions = field(default_factory=TagQuestions)
    reported: dict[str, date] = field(default_factory=dict)
    earlier: tuple[Finding, ...] = ()
    held: tuple[HeldTag, ...] = ()
    ended: tuple[TagEnd, ...] = ()
    clearances: tuple[Clearance, ...] = ()
