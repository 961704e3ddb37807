"""A small library, a small plan, and a way to play its days."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from lumbar.core.adapt import adapt
from lumbar.core.adapting.history import History, ItemLog, Morning, SessionLog, SessionRow
from lumbar.core.library import Dose, DoseRange, Exercise, Library, Prerequisite
from lumbar.core.programme import Plan, PlanItem, Trend
from lumbar.core.ruleset import RULES
from lumbar.core.words import (
    Axis,
    Category,
    Direction,
    DoseType,
    Mode,
    Origin,
    Position,
    Preference,
    Role,
    Stage,
    Tag,
)

START = date(2026, 3, 2)
EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
REPS = DoseRange(type=DoseType.REPS, sets=3, reps_min=8, reps_max=15, hold_s_min=2, hold_s_max=2)
LOADED = DoseRange(
    type=DoseType.REPS, sets=2, sets_max=2, reps_min=8, reps_max=12, load_step_kg=0.5
)
HOLD = DoseRange(type=DoseType.HOLD, sets=1, reps_min=3, reps_max=3, hold_s_min=10, hold_s_max=30)
TIMED = DoseRange(type=DoseType.TIMED, sets=1, duration_s_min=60, duration_s_max=300)


def exercise(slug, level=1, dose=REPS, direction=Direction.NEUTRAL, **known):
    known.setdefault("roles", (Role.CONTROL, Role.STRENGTH, Role.RELIEF, Role.MOBILITY))
    known.setdefault("axes", (Axis.REPS, Axis.EXERCISE))
    known.setdefault("category", Category.HIP)
    known["prerequisites"] = tuple(
        Prerequisite(exercise=first) for first in known.get("prerequisites", ())
    )
    return Exercise(
        slug=slug, family=slug, origin=Origin.STEP, position=Position.SUPINE,
        direction=direction, level=level, dose=dose, **known,
    )  # fmt: skip


FLEX, EXT = Direction.FLEXION, Direction.EXTENSION
TILT = DoseRange(type=DoseType.REPS, sets=1, reps_min=5, reps_max=30)
LEVER = DoseRange(type=DoseType.HOLD, sets=1, reps_min=10, reps_max=10, hold_s_min=5, hold_s_max=20)
WALK = DoseRange(type=DoseType.TIMED, sets=1, duration_s_min=600, duration_s_max=1800)
SETS = (Axis.REPS, Axis.SETS, Axis.EXERCISE)
EXERCISES = [
    exercise("pelvic-tilt", dose=TILT, harder=("bridge",)),
    exercise("heel-slide", harder=("bear-hold",)),
    exercise("bridge", 2, easier=("pelvic-tilt",), harder=("hip-thrust",)),
    exercise("hip-thrust", 3, LOADED, easier=("bridge",), prerequisites=("bridge",)),
    exercise("bear-hold", 3, LEVER, easier=("heel-slide",), harder=("plank",),
             axes=(Axis.HOLD, Axis.EXERCISE), category=Category.ANTI_EXTENSION),
    exercise("plank", 3, HOLD, easier=("bear-hold",), axes=(Axis.HOLD, Axis.SETS),
             category=Category.ANTI_EXTENSION),
    exercise("curl", 2, LOADED, axes=(Axis.REPS, Axis.LOAD), category=Category.ANTI_FLEXION),
    exercise("row", 2, axes=SETS, category=Category.ANTI_FLEXION, easier=("heel-slide",)),
    exercise("prone-lying", 1, TIMED, EXT, axes=(Axis.DURATION,), harder=("standing-extension",)),
    exercise("long-lying", 1, replace(TIMED, duration_s_max=3000), axes=(Axis.DURATION,)),
    exercise("standing-extension", 2, direction=EXT, easier=("prone-lying",)),
    exercise("knee-to-chest", 1, direction=FLEX, harder=("forward-reach",)),
    exercise("forward-reach", 2, direction=FLEX, easier=("knee-to-chest",)),
    exercise("standing-toe-touch", 4, direction=FLEX, easier=("forward-reach",)),
    exercise("walking", 1, WALK, axes=(Axis.DURATION,), roles=(Role.AEROBIC,),
             category=Category.AEROBIC, harder=("run-walk",)),
    exercise("run-walk", 3, WALK, axes=(Axis.DURATION,), roles=(Role.AEROBIC,),
             category=Category.AEROBIC, easier=("walking",)),
    exercise("banned", 1, exclude=(Tag.OSTEOPOROSIS,)),
]  # fmt: skip
LIBRARY = Library(
    exercises={one.slug: one for one in EXERCISES},
    ladders={
        FLEX: ("knee-to-chest", "forward-reach", "standing-toe-touch"),
        EXT: ("prone-lying", "standing-extension"),
    },
)


def item(slug, days=EVERY_DAY, role=Role.CONTROL, **known):
    known.setdefault("dose", LIBRARY.exercise(slug).dose.start())
    return PlanItem(exercise=slug, role=role, days=days, **known)


def plan_of(*items, stage=Stage.LOW, rest=3, start=START, mode=Mode.PAIN_MONITORED, **known):
    made = tuple(item(one) if isinstance(one, str) else one for one in items)
    return Plan(
        started_on=start, review_on=start + timedelta(weeks=6), stage=stage,
        preference=Preference.NO_CLEAR_PREFERENCE, mode=mode, minutes=15, days=EVERY_DAY,
        items=made, trend=Trend(review_on=start, intake_rest=rest), **known,
    )  # fmt: skip


def at(day, hour=7, minute=0, zone=UTC):
    return datetime.combine(day, time(hour, minute), zone)


class Course:
    """Play days one after the other; every answer not given is a quiet one."""

    def __init__(self, plan, library=LIBRARY, zone=UTC):
        self.plan, self.library, self.zone = plan, library, zone
        self.day = plan.started_on
        self.history = History()
        self.changes, self.steps, self.change = [], [], None

    def add(self, **entries):
        for name, entry in entries.items():
            known = getattr(self.history, name)
            self.history = replace(self.history, **{name: (*known, entry)})

    def wake(self, pain=3, hour=7, **answers):
        answers.setdefault("leg_symptoms", False)
        moment = at(self.day, hour, zone=self.zone)
        self.add(mornings=Morning(at=moment, pain=pain, **answers))
        return self.adapt()

    def train(self, rows="9", hour=18, adapted=True, full=True, **answers):
        """Do what today prescribes; ``rows``: one row for all, or one by exercise."""
        today = self.change.today if self.change else self.adapt().today
        answers = {"effort": 5, "good_form": True, **answers}
        logs = []
        for one in today.items:
            slug = one.item.exercise
            row = rows.get(slug, "9") if isinstance(rows, dict) else rows
            done = one.dose if full else replace(one.dose, sets=0)
            logs.append(
                ItemLog(exercise=slug, row=row and SessionRow(row), prescribed=one.dose,
                        done=done, **answers)
            )  # fmt: skip
        ended = at(self.day, hour, zone=self.zone)
        self.add(sessions=SessionLog(ended_at=ended, items=tuple(logs)))
        return self.adapt() if adapted else None

    def adapt(self):
        self.change = adapt(self.plan, self.history, self.day, RULES, self.library)
        self.plan = self.change.plan
        self.changes.append(self.change)
        self.steps.extend(self.change.steps)
        return self.change

    def next_day(self, days=1):
        self.day += timedelta(days=days)
        return self

    def play(self, days, pain=3, rows="9", **answers):
        """Play whole days: morning first, then the session."""
        for number in range(days):
            level = pain(number) if callable(pain) else pain
            if level is None:
                self.adapt()
            else:
                self.wake(level)
            self.train(rows, **answers)
            self.next_day()
        return self

    def dose(self, slug):
        return self.find(slug).dose

    def find(self, slug):
        found = (*self.plan.items, *self.plan.relief, self.plan.walking)
        return next((one for one in found if one and one.exercise == slug), None)

    def kinds(self, *kinds):
        return [step for step in self.steps if step.kind in kinds]


def dose(**known):
    return Dose(**known)
