"""A course as a person reads it: each day, what was told, what was decided, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from lumbar.cli.show import result_page
from lumbar.cli.wording import day, dose, heading, paragraph
from lumbar.content.loader import Content
from lumbar.content.reasons import sentence_of
from lumbar.content.screening import load_screening
from lumbar.core.adapting.steps import Change, Step, StepKind, Today, Who
from lumbar.core.assessing.assessment import Assessment
from lumbar.core.library import Dose
from lumbar.core.programme import Plan
from lumbar.core.reasons import Reason
from lumbar.core.screening.triage import Triage
from lumbar.core.words import Level, Light
from lumbar.edge.codec import plain
from lumbar.edge.course import Course, Day
from lumbar.edge.envelope import explain
from lumbar.edge.play import DayPlayed, play
from lumbar.edge.record_session import SessionReport

INDENT = 2
LIGHTS: dict[Light, str] = {
    Light.RED: "red: something to act on",
    Light.AMBER: "amber: carry on with care",
    Light.GREEN: "green: going well",
    Light.NONE: "no colour yet",
}
WHO: dict[Who, str] = {
    Who.EMERGENCY_SERVICES: "Get emergency help now.",
    Who.URGENT_CARE: "Ask for an urgent appointment today.",
    Who.CLINICIAN: "Please talk to a clinician about this.",
}
CLOSED = {
    "triage": "No session: the safety questions come first.",
    "questions_due": "No session: the safety questions are due again.",
}


def _says(reasons: Iterable[Reason], content: Content) -> Iterator[str]:
    for reason in dict.fromkeys(sentence_of(each, content.texts["en"]) for each in reasons):
        yield paragraph(reason, INDENT, "- ")


def _told(told: Day) -> Iterator[str]:
    if told.note:
        yield paragraph(f'"{told.note}"', INDENT)
    if told.morning is not None:
        pain = "not reported" if told.morning.pain is None else f"{told.morning.pain} out of 10"
        yield f"  Morning pain: {pain}"
    if told.clearance is not None:
        who = told.clearance.by if told.clearance.by_clinician else "the person, self-reported"
        yield paragraph(f"Clearance recorded by {who}: {told.clearance.found}", INDENT)
    if told.review is not None:
        yield paragraph(f"Review by {told.review.by}", INDENT)


def _change_of(before: Dose | None, after: Dose | None) -> str:
    if before is None or after is None or before == after:
        return ""
    return f" {dose(before)} -> {dose(after)}"


def _step(step: Step, content: Content) -> Iterator[str]:
    name = content.name(step.exercise) if step.exercise else "The programme"
    what = step.kind.value.replace("_", " ")
    to = f" -> {content.name(step.to)}" if step.to else ""
    amount = _change_of(step.before, step.after)
    yield paragraph(f"{name}: {what}{to}{amount} [{step.rule}]", INDENT)
    yield from _says(step.reasons, content)


def _decided(change: Change, content: Content) -> Iterator[str]:
    for judged in change.mornings:
        yield f"  The morning of {judged.on.isoformat()}: row {judged.decision.row.value} of P2"
        yield from _says(judged.decision.reasons, content)
    for step in change.steps:
        if step.kind is not StepKind.HOLD:
            yield from _step(step, content)
    held = (each for step in change.steps if step.kind is StepKind.HOLD for each in step.reasons)
    yield from _says((*held, *change.today.reasons), content)
    if change.refer is not None:
        yield f"  {WHO[change.refer.who]} [{change.refer.rule}]"
    if change.mornings:
        yield f"  Light: {LIGHTS[change.light]}"


def _today(today: Today, content: Content) -> Iterator[str]:
    shown = [f"{content.name(each.item.exercise)} ({dose(each.dose)})" for each in today.items]
    if shown:
        yield paragraph("Today: " + "; ".join(shown), INDENT)
    elif today.rest:
        yield "  Today: a day of rest from strengthening"


def _session(report: SessionReport, content: Content) -> Iterator[str]:
    yield f"  Session ended {report.log.ended_at:%H:%M}"
    for slug, decision in report.decisions:
        if decision.row not in ("8", "9"):
            yield f"  {content.name(slug)}: row {decision.row} of P1"
            reasons = (
                Reason(code=each.code, evidence=each.evidence, numbers=each.numbers)
                for each in decision.reasons
            )
            yield from _says(reasons, content)


def _triage(triage: Triage, content: Content) -> Iterator[str]:
    if triage.level.rank >= Level.CLINICIAN_FIRST.rank:
        yield result_page(triage, content)
        return
    yield f"  Safety: {triage.level.value}, {load_screening().results.levels[triage.level].title}"
    yield from _says(triage.reasons, content)


def _planned(assessment: Assessment, planned: Plan, content: Content) -> Iterator[str]:
    yield from _says(assessment.reasons, content)
    names = ", ".join(content.name(item.exercise) for item in planned.items)
    yield paragraph(f"Programme: {names or 'no exercises'}", INDENT)


def _blocks(played: DayPlayed, content: Content) -> Iterator[str]:
    if played.told is not None:
        yield from _told(played.told)
    if played.checked is not None and played.checked.findings:
        yield from _says(played.checked.reasons, content)
    if played.triage is not None:
        yield from _triage(played.triage, content)
    if played.assessment is not None and played.planned is not None:
        yield from _planned(played.assessment, played.planned, content)
    if played.change is not None:
        yield from _decided(played.change, content)
    if played.closed:
        yield f"  {CLOSED[played.closed]}"
    if played.session is not None and played.change is not None:
        yield from _today(played.change.today, content)
        yield from _session(played.session, content)
    if played.progress is not None:
        yield from _says(played.progress.reasons, content)


def _title(played: DayPlayed, start: date) -> str:
    return heading(f"{day(played.on)}, day {(played.on - start).days}")


def print_journey(course: Course, content: Content) -> None:
    """Print a whole course: every day on which something was told or decided."""
    print(heading(course.name).strip())
    print(paragraph(course.about))
    for played in play(course, content):
        lines = list(_blocks(played, content))
        if lines:
            print(_title(played, course.intake.today))
            print("\n".join(lines))


def day_json(played: DayPlayed, content: Content) -> dict[str, Any]:
    """Give one day as plain values: what each room that was asked decided."""
    rooms = {
        "triage": played.triage,
        "assessment": played.assessment,
        "planned": played.planned,
        "check_in": played.checked,
        "change": played.change,
        "session": played.session.log if played.session else None,
        "progress": played.progress,
    }
    said = {name: explain(plain(room), content) for name, room in rooms.items() if room is not None}
    return {"on": played.on.isoformat(), "closed": played.closed, **said}
