"""What the person and the clinician want of a programme, and the codes of its reasons."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Annotated

from lumbar.core.library import Dose
from lumbar.core.programme import Weekday
from lumbar.core.record import Range, Record
from lumbar.core.words import Mode

SessionMinutes = Annotated[int, Range(5, 120)]
"""The time a person gives to one day's exercises, in minutes."""


class PhaseCode(StrEnum):
    """Name the phases of a programme in their order."""

    SYMPTOM_CALMING = "symptom_calming"
    CONTROL = "control"
    STRENGTH = "strength"
    RETURN_TO_ACTIVITY = "return_to_activity"
    MAINTENANCE = "maintenance"


class Scope(StrEnum):
    """Say how much of a programme the triage result leaves open."""

    FULL = "full"
    SURGEON = "surgeon"
    RELIEF = "relief"


class PlanCode(StrEnum):
    """Name every reason this room gives."""

    CHOSEN_RELIEF = "plan.chosen_relief"
    CHOSEN_CONTROL = "plan.chosen_control"
    CHOSEN_STRENGTH = "plan.chosen_strength"
    CHOSEN_TO_FILL = "plan.chosen_to_fill"
    CHOSEN_PICKED = "plan.chosen_picked"
    CHOSEN_TEMPLATE = "plan.chosen_template"
    CHOSEN_CLINICIAN = "plan.chosen_clinician"
    CHOSEN_COOL_DOWN = "plan.chosen_cool_down"
    CHOSEN_WALKING = "plan.chosen_walking"
    RELIEF_CONFIRMED = "plan.relief_confirmed"
    RELIEF_UNTESTED = "plan.relief_untested"
    RELIEF_BY_COMFORT = "plan.relief_by_comfort"
    RELIEF_NEUTRAL = "plan.relief_neutral"
    MODIFIED = "plan.modified"
    FIRST_WEEK_SETS = "plan.first_week_sets"
    SETS_CUT = "plan.sets_cut"
    DOSE_CUT = "plan.dose_cut"
    LEFT_POST_OP = "plan.left_post_op"
    LEFT_TAG = "plan.left_tag"
    LEFT_NEUTRAL_ONLY = "plan.left_neutral_only"
    LEFT_STAGE = "plan.left_stage"
    LEFT_CALM_NO_STRENGTH = "plan.left_calm_no_strength"
    LEFT_CALM_NO_LOAD = "plan.left_calm_no_load"
    LEFT_NOT_SCHEDULABLE = "plan.left_not_schedulable"
    LEFT_NEEDS_APPROVAL = "plan.left_needs_approval"
    LEFT_EQUIPMENT = "plan.left_equipment"
    LEFT_LOCKED = "plan.left_locked"
    LEFT_RELIEF_ONLY = "plan.left_relief_only"
    LEFT_TOO_FEW = "plan.left_too_few"
    LEFT_DISLIKED = "plan.left_disliked"
    LEFT_WALKING = "plan.left_walking"
    LEFT_TIME = "plan.left_time"
    LEFT_OTHER_DIRECTION = "plan.left_other_direction"
    LEFT_SAME_CATEGORY = "plan.left_same_category"
    LEFT_SAME_FAMILY = "plan.left_same_family"
    LEFT_OPPOSITE_STRENGTH = "plan.left_opposite_strength"
    LEFT_ONE_HARDER = "plan.left_one_harder"
    LEFT_TEMPLATE = "plan.left_template"
    LEFT_NOT_NEEDED = "plan.left_not_needed"
    TOO_FEW = "plan.too_few"
    SHORT_ON_TIME = "plan.short_on_time"
    FITS_TIME = "plan.fits_time"
    NO_WALKING = "plan.no_walking"
    RELIEF_ONLY = "plan.relief_only"
    SET_BY_SURGEON = "plan.set_by_surgeon"
    STAGE_CAP = "plan.stage_cap"
    REVIEW = "plan.review"
    ASK_CLINICIAN = "plan.ask_clinician"
    SLOWER = "plan.slower"
    PICKED_NOT_POSSIBLE = "plan.picked_not_possible"
    TIME_CONTINGENT = "plan.time_contingent"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClinicianItem(Record):
    """Place one exercise that the named clinician or surgeon has set, with its dose."""

    exercise: str
    dose: Dose
    per_day: Annotated[int, Range(1, 12)] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPreferences(Record):
    """State what the person wants and has, and what a named clinician has decided.

    ``minutes`` a day, ``days`` 1 Monday to 7 Sunday. ``equipment`` comes on top of
    the furniture of ``Ruleset.household``. ``picked`` are exercises the person likes,
    best first. ``template`` follows a source programme. ``unlocked`` gives the date a
    prerequisite was reached. ``approved``, ``clinician_set`` and a time-contingent
    ``mode`` need the ``clinician`` by name. ``row9_last_two_sessions``: every item of
    the last two sessions was row 9 of table P1.
    """

    minutes: SessionMinutes = 15
    days: tuple[Weekday, ...] = (1, 2, 3, 4, 5, 6, 7)
    equipment: tuple[str, ...] = ()
    picked: tuple[str, ...] = ()
    disliked: tuple[str, ...] = ()
    template: str | None = None
    clinician: str | None = None
    approved: tuple[str, ...] = ()
    clinician_set: tuple[ClinicianItem, ...] = ()
    unlocked: dict[str, date] = field(default_factory=dict)
    mode: Mode = Mode.PAIN_MONITORED
    phase: PhaseCode | None = None
    row9_last_two_sessions: bool = False
