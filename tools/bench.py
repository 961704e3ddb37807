"""Measure the core and print JSON: medians of one run, times in milliseconds or microseconds.

Ratios are taken inside one run, so that they mean the same on any machine.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools.micropython.engine import median_pain_decision_us  # noqa: E402

from lumbar.content.figures import draw_exercise, figure_slugs  # noqa: E402
from lumbar.content.loader import load_library  # noqa: E402
from lumbar.core.adapt import adapt  # noqa: E402
from lumbar.core.adapting.history import History, ItemLog, Morning, SessionLog, SessionRow  # noqa: E402
from lumbar.core.programme import Plan  # noqa: E402
from lumbar.core.ruleset import RULES, VERSION  # noqa: E402
from lumbar.edge.codec import read  # noqa: E402
from lumbar.edge.requests import Intake  # noqa: E402
from lumbar.edge.rooms import plan_intake  # noqa: E402
from lumbar.live.pain import decide_pain  # noqa: E402

INTAKE = ROOT / "examples" / "intake" / "desk-worker.json"
ROUNDS = 31
SHORT_WEEKS, MIDDLE_WEEKS, LONG_WEEKS = 1, 12, 104
REPORT: dict[str, Any] = {
    "before": 3,
    "peak": 5,
    "leg_before": 0,
    "leg_lowest": 0,
    "leg_stayed_min": None,
    "tingling_new": False,
    "tingling_stayed_min": None,
    "marks": [],
    "sudden_severe": False,
    "signs": {},
}
PERSON: dict[str, Any] = {
    "tags": [],
    "age": 38,
    "sex": "woman",
    "rf11": "no",
    "rf09b": "no",
    "strict": True,
}


def median_ms(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Time some work, in milliseconds: the median of several rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


def _moment(on: date, hour: int) -> datetime:
    return datetime.combine(on, clock(hour), UTC)


def _morning(on: date) -> Morning:
    return Morning(at=_moment(on, 7), pain=3 - on.toordinal() % 2)


def play_weeks(plan: Plan, weeks: int) -> tuple[Plan, History, date]:
    """Play weeks of ordinary days: a morning and a session each, judged every day."""
    library, history, today = load_library().library, History(), plan.started_on
    for _ in range(weeks * 7):
        today += timedelta(days=1)
        history = replace(history, mornings=(*history.mornings, _morning(today)))
        change = adapt(plan, history, today, RULES, library)
        plan = change.plan
        items = tuple(
            ItemLog(
                exercise=each.item.exercise,
                row=SessionRow.GREEN,
                prescribed=each.dose,
                done=each.dose,
                effort=4,
                good_form=True,
            )
            for each in change.today.items
        )
        if items:
            log = SessionLog(ended_at=_moment(today, 18), items=items)
            history = replace(history, sessions=(*history.sessions, log))
    today += timedelta(days=1)
    history = replace(history, mornings=(*history.mornings, _morning(today)))
    return plan, history, today


def adapt_ms(plan: Plan, weeks: int) -> float:
    """Time the adapting of one more day after some weeks of history."""
    library = load_library().library
    ready, history, today = play_weeks(plan, weeks)
    return median_ms(lambda: adapt(ready, history, today, RULES, library))


def pain_us() -> float:
    """Time a pain decision under CPython, in microseconds."""
    many = 1000
    return median_ms(lambda: [decide_pain(REPORT, PERSON, {}) for _ in range(many)])


def figure_measures() -> dict[str, float]:
    """Time the drawing of every figure, one after another, and weigh what comes out."""
    content, times, sizes = load_library(), [], []
    for slug in figure_slugs(content):
        start = time.perf_counter()
        svg = draw_exercise(content, slug)
        times.append(time.perf_counter() - start)
        sizes.append(len(gzip.compress(svg.encode(), 9)))
    return {
        "figure_one_ms": median(times) * 1000,
        "figures_all_s": sum(times),
        "figure_bytes_gzip_median": median(sizes),
        "figure_bytes_gzip_max": max(sizes),
    }


def main() -> None:
    """Measure everything and print it."""
    content = load_library()
    text = INTAKE.read_bytes()
    intake = read(Intake, text)
    plan = plan_intake(intake, content)
    short, middle, long = (adapt_ms(plan, weeks) for weeks in (1, MIDDLE_WEEKS, LONG_WEEKS))
    cpython, micropython = pain_us(), median_pain_decision_us()
    figures = {
        "ruleset": VERSION,
        "python": sys.version.split()[0],
        "load_library_ms": median_ms(lambda: (_forget(), load_library()), rounds=5),
        "read_intake_ms": median_ms(lambda: read(Intake, text)),
        "intake_to_plan_ms": median_ms(lambda: plan_intake(intake, content)),
        "adapt_1_week_ms": short,
        "adapt_12_weeks_ms": middle,
        "adapt_104_weeks_ms": long,
        "adapt_growth_1_to_104_weeks": long / short,
        "pain_cpython_us": cpython,
        "pain_micropython_us": micropython,
        "pain_micropython_to_cpython": micropython / cpython,
        **figure_measures(),
    }
    print(json.dumps({name: _short(value) for name, value in figures.items()}, indent=2))


def _forget() -> None:
    from lumbar.content import loader

    loader._load.cache_clear()


def _short(value: object) -> object:
    return round(value, 3) if isinstance(value, float) else value


if __name__ == "__main__":
    main()
