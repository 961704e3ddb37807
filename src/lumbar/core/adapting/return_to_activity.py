"""Walking, running and work: the way back into what the person wants to do.

Pain rules P1 and P2 apply to all of it (rules page, sections d and g).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lumbar.core.adapting.history import Rise
from lumbar.core.library import Kilograms
from lumbar.core.planning.exclusion import in_force
from lumbar.core.reasons import Reason
from lumbar.core.record import Count, Minutes, Record, Seconds
from lumbar.core.ruleset import RULES, Ruleset
from lumbar.core.words import Tag

RUN_STAGES_S: tuple[int, ...] = (15, 30, 45, 60, 90, 120, 150, 180)
"""Run intervals in seconds: 15 s up to 3 min [V, run-walk-2023]; the steps between [D]."""

NO_RUNNING_TAGS: tuple[Tag, ...] = (
    Tag.POSTPARTUM_LT12W,
    Tag.PREGNANCY_T2_T3,
    Tag.VERTEBRAL_FRACTURE,
    Tag.POST_OP_SPINE_LT6W,
    Tag.POST_OP_SPINE_6_12W,
    Tag.SPINAL_FUSION_LT12W,
)
"""[D] No running while one of these is in force (pregnancy: unless cleared)."""

WORK_SHARES_PERCENT: tuple[int, ...] = (0, 50, 100)
"""[D] Steps of the load that the hardest task at work asks for; 0 is the movement alone."""


class ActivityCode(StrEnum):
    """Name what stands between the person and the activity, or what comes next."""

    RUN_READY = "adapt.run_ready"
    RUN_TAG = "adapt.run_tag"
    RUN_WALK_FIRST = "adapt.run_walk_first"
    RUN_WALK_SORE = "adapt.run_walk_sore"
    RUN_LEG_SYMPTOMS = "adapt.run_leg_symptoms"
    RUN_CALF_RAISES = "adapt.run_calf_raises"
    RUN_BALANCE = "adapt.run_balance"
    WORK_STEP = "adapt.work_step"
    WORK_BACK = "adapt.work_back"
    WORK_HOLD = "adapt.work_hold"
    WORK_DONE = "adapt.work_done"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningReadiness(Record):
    """State what running is judged by; None is "not reported" and never enough.

    ``walk_min`` is the longest brisk walk, ``walk_rise`` the rise of pain in it,
    ``calf_raises`` on one leg (the poorer side), ``balance_s`` on one leg. ``cleared``
    says that the maternity team has cleared running in pregnancy.
    """

    tags: tuple[Tag, ...] = ()
    walk_min: Minutes | None = None
    walk_rise: Rise | None = None
    leg_symptoms: bool | None = None
    calf_raises: Count | None = None
    balance_s: Seconds | None = None
    cleared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningEntry(Record):
    """State whether running may begin, and what is still to come."""

    ready: bool
    first_run_s: Seconds
    reasons: tuple[Reason, ...]


def running_entry(state: RunningReadiness, rules: Ruleset = RULES) -> RunningEntry:
    """Judge whether run-walk intervals may begin; the first ones last 15 s."""
    barred = [tag for tag in in_force(state.tags) if tag in NO_RUNNING_TAGS]
    if state.cleared:
        barred = [tag for tag in barred if tag is not Tag.PREGNANCY_T2_T3]
    checks: tuple[tuple[ActivityCode, bool], ...] = (
        (ActivityCode.RUN_TAG, not barred),
        (ActivityCode.RUN_WALK_FIRST, _at_least(state.walk_min, rules.running_walk_min)),
        (ActivityCode.RUN_WALK_SORE, _at_most(state.walk_rise, rules.running_rise_max)),
        (ActivityCode.RUN_LEG_SYMPTOMS, state.leg_symptoms is False),
        (ActivityCode.RUN_CALF_RAISES, _at_least(state.calf_raises, rules.running_calf_raises)),
        (ActivityCode.RUN_BALANCE, _at_least(state.balance_s, rules.running_balance_s)),
    )
    unmet = tuple(Reason(code, "design") for code, met in checks if not met)
    ready = Reason(ActivityCode.RUN_READY, "run-walk-2023", {"seconds": RUN_STAGES_S[0]})
    return RunningEntry(ready=not unmet, first_run_s=RUN_STAGES_S[0], reasons=unmet or (ready,))


def _at_least(value: int | None, least: int) -> bool:
    return value is not None and value >= least


def _at_most(value: int | None, most: int) -> bool:
    return value is not None and value <= most


def next_running_stage(
    stage: int, since: date | None, day: date, rules: Ruleset = RULES
) -> int | None:
    """Give the next stage (an index of ``RUN_STAGES_S``): at most one a week, None to wait."""
    week_over = since is None or (day - since).days >= rules.running_stage_days
    return stage + 1 if week_over and stage + 1 < len(RUN_STAGES_S) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkTask(Record):
    """Follow the hardest task at work: the load it asks for and the step reached.

    ``step`` is an index of ``WORK_SHARES_PERCENT``; ``count`` is the running count of
    the exercise that trains it (table P3).
    """

    name: str
    required_kg: Kilograms
    step: Count = 0
    count: float = 0.0
    stepped_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkStep(Record):
    """State the task as it is to be practised now, and why."""

    task: WorkTask
    load_kg: Kilograms
    reasons: tuple[Reason, ...]


def expose(task: WorkTask, rules: Ruleset = RULES) -> WorkStep:
    """Decide the next load of a task: light and frequent first, then heavier.

    One step (0, 50, 100 % of the required load) at a running count of 2.0; one step
    back after a REGRESS of its exercise.
    """
    step, code = task.step, ActivityCode.WORK_HOLD
    top = len(WORK_SHARES_PERCENT) - 1
    if task.stepped_back:
        step, code = max(0, step - 1), ActivityCode.WORK_BACK
    elif task.count >= rules.progress_count:
        code = ActivityCode.WORK_DONE if step == top else ActivityCode.WORK_STEP
        step = min(top, step + 1)
    share = WORK_SHARES_PERCENT[min(step, top)]
    moved = step != task.step
    after = WorkTask(
        name=task.name,
        required_kg=task.required_kg,
        step=step,
        count=0.0 if moved or task.stepped_back else task.count,
    )
    load = task.required_kg * share / 100
    return WorkStep(
        task=after, load_kg=load, reasons=(Reason(code, "nice-ng59", {"percent": share}),)
    )
