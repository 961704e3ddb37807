"""The rooms as the command line knows them: what each takes, and who decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lumbar.content.loader import Content
from lumbar.core.adapt import adapt
from lumbar.core.adapting.morning_reasons import MorningCheck
from lumbar.core.adapting.return_to_activity import (
    RunningReadiness,
    WorkTask,
    expose,
    running_entry,
)
from lumbar.core.assess import assess
from lumbar.core.assessing.assessment import AssessAnswers, Assessment
from lumbar.core.check_in import check_in
from lumbar.core.errors import UnknownName
from lumbar.core.measuring.adherence import Period, adherence
from lumbar.core.morning import judge_morning
from lumbar.core.outcomes import outcomes
from lumbar.core.plan import plan
from lumbar.core.programme import Plan
from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.session import summarise
from lumbar.edge import pain
from lumbar.edge.codec import plain, read, schema
from lumbar.edge.envelope import refuse_unknown_reasons, wrap
from lumbar.edge.requests import (
    AdaptRequest,
    AssessRequest,
    CheckInRequest,
    Intake,
    OutcomesRequest,
    ScreenRequest,
    SessionRequest,
)


def screen_room(request: ScreenRequest, _content: Content) -> Any:
    """Screen the answers for the day asked about."""
    return plain(screen(request.answers, request.today, RULES))


def assess_intake(request: AssessRequest | Intake, content: Content) -> Assessment:
    """Screen the person, then assess them."""
    answers: AssessAnswers = request.answers
    triage = screen(request.screening, request.today, RULES)
    return assess(answers, triage, content.library, request.today, RULES)


def plan_intake(request: Intake, content: Content) -> Plan:
    """Screen and assess the person, then make their programme."""
    assessment = assess_intake(request, content)
    return plan(assessment, request.preferences, content.library, request.today, RULES)


def adapt_room(request: AdaptRequest, content: Content) -> Any:
    """Adapt the plan to what was reported up to the day asked about."""
    refuse_unknown_reasons(plain(request.plan), content, "plan")
    return plain(adapt(request.plan, request.history, request.today, RULES, content.library))


def check_in_room(request: CheckInRequest, _content: Content) -> Any:
    """Judge what is new since last time."""
    return plain(check_in(request.answers, request.person, request.today, RULES))


def session_room(request: SessionRequest, content: Content) -> Any:
    """Sum up one session."""
    refuse_unknown_reasons(plain(request.plan), content, "plan")
    return plain(summarise(request.events, request.plan, RULES))


def outcomes_room(request: OutcomesRequest, _content: Content) -> Any:
    """Judge the totals of every measure."""
    return plain(outcomes(request.scores, request.today, RULES, started_on=request.started_on))


@dataclass(frozen=True, slots=True)
class Room:
    """Tie a room to the record it takes and to what decides."""

    takes: type[Any]
    decide: Callable[[Any, Content], Any]


ROOMS: dict[str, Room] = {
    "screen": Room(ScreenRequest, screen_room),
    "assess": Room(AssessRequest, lambda asked, content: plain(assess_intake(asked, content))),
    "plan": Room(Intake, lambda asked, content: plain(plan_intake(asked, content))),
    "pain": Room(pain.PainRequest, lambda asked, _content: pain.decide(asked)),
    "morning": Room(MorningCheck, lambda asked, _content: plain(judge_morning(asked, RULES))),
    "adapt": Room(AdaptRequest, adapt_room),
    "outcomes": Room(OutcomesRequest, outcomes_room),
    "check-in": Room(CheckInRequest, check_in_room),
    "session": Room(SessionRequest, session_room),
    "adherence": Room(Period, lambda asked, _content: plain(adherence(asked, RULES))),
    "running": Room(RunningReadiness, lambda asked, _content: plain(running_entry(asked, RULES))),
    "work": Room(WorkTask, lambda asked, _content: plain(expose(asked, RULES))),
}
"""Every room `lumbar decide` knows."""


def find_room(name: str) -> Room:
    """Find a room by its name; raise ``UnknownName`` with the names there are."""
    if name not in ROOMS:
        raise UnknownName(
            f"there is no room called {name!r}", path="room", remedy=f"one of {', '.join(ROOMS)}"
        )
    return ROOMS[name]


def decide(name: str, text: str | bytes, content: Content) -> dict[str, Any]:
    """Read a request, let the room decide, and wrap the decision with its sentences.

    Raises ``BadInput`` for what cannot be read and the room's own refusals.
    """
    room = find_room(name)
    request = read(room.takes, text)
    return wrap(name, room.decide(request, content), content)


def room_schema(name: str) -> dict[str, Any]:
    """Give the JSON Schema of what a room takes."""
    return schema(find_room(name).takes)
