"""What the explanations and how-to pages state is what the code does."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lumbar.content.loader import load_library
from lumbar.content.reasons import sentence_of
from lumbar.core import errors
from lumbar.core.adapting.history import Morning, SessionRow
from lumbar.core.adapting.morning_reasons import MorningCheck
from lumbar.core.adapting.morning_table import MorningCode
from lumbar.core.adapting.progression import advances
from lumbar.core.adapting.reduction import step_back
from lumbar.core.evidence import EVIDENCE
from lumbar.core.library import Dose
from lumbar.core.morning import judge_morning
from lumbar.core.reasons import Reason
from lumbar.core.ruleset import RULES
from lumbar.edge import rooms
from lumbar.live.pain import decide_pain

DOCS = Path(__file__).resolve().parents[2] / "docs"
ADAPTING = DOCS / "explanation" / "adapting.md"
SAFETY = DOCS / "explanation" / "safety.md"
DECISION = DOCS / "how-to" / "read-a-decision.md"
NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
USUAL = 3
PERSON = {"tags": [], "age": 44, "sex": "woman", "rf11": "no", "strict": True}
STATED = (
    (ADAPTING, "running count of {progress_count} an exercise"),
    (ADAPTING, "effort of at most {progress_effort_max} of 10"),
    (ADAPTING, "gives the exercise {credit_green:g} credit"),
    (ADAPTING, "At most [progress_items_a_session] exercises take a step in one session"),
    (ADAPTING, "[trend_hold_points] point higher twice in a row holds everything"),
    (ADAPTING, "[trend_regress_points] points higher takes everything one step back"),
    (ADAPTING, "[swap_regressions] steps back on one exercise within two weeks swap it"),
    (ADAPTING, "[suspend_stops] stops within a week suspend the plan"),
    (ADAPTING, "[flare_relief_days_min] to [flare_relief_days_max] days of relief movements"),
    (ADAPTING, "After [ladder_quiet_days] quiet days"),
    (ADAPTING, "[quota_baseline_sessions] sessions to find the start, {quota_percent} % of their"),
    (ADAPTING, "for [sore_continue_mornings] days it changes nothing"),
    (ADAPTING, "{regress_percent} % less than 10 repetitions"),
    (SAFETY, "starts again at the gentlest stage for [clearance_cap_days] days"),
    (SAFETY, "unchanged for more than [recent_weeks_unchanged] weeks"),
    (SAFETY, "day {post_op_day_cleared} comes on day {post_op_day_cleared}"),
    (SAFETY, "It may rise by [usual_creep_points] point"),
)


def prose(page: Path) -> str:
    return " ".join(page.read_text(encoding="utf-8").split())


@pytest.mark.parametrize(("page", "statement"), STATED, ids=lambda each: str(each)[-60:])
def test_a_number_in_an_explanation_is_the_one_of_the_ruleset(page: Path, statement: str) -> None:
    values = {field.name: getattr(RULES, field.name) for field in fields(RULES)}
    said = re.sub(r"\[(\w+)\]", lambda name: NUMBER_WORDS[values[name[1]]], statement)
    assert said.format_map(values).casefold() in prose(page).casefold()


def worked_example() -> list[list[str]]:
    lines = ADAPTING.read_text(encoding="utf-8").splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if re.match(r"\| \d+ \|", line)]
    assert len(rows) >= 6
    return rows


def next_dose(code: str, count: float, dose: Dose) -> tuple[Dose, float]:
    bridge = load_library().library.exercise("bridge")
    if code == MorningCode.REGRESS:
        lower = step_back(dose, bridge.dose, dose, RULES)
        assert lower is not None
        return lower, 0.0
    if count < RULES.progress_count:
        return dose, count
    higher = advances(bridge, dose, RULES)[0].dose
    assert higher is not None
    return higher, 0.0


def test_the_worked_example_of_the_bridge_is_what_the_tables_decide() -> None:
    dose = load_library().library.exercise("bridge").dose.start()
    count, day = 0.0, date(2026, 3, 2)
    for number, before, peak, row, morning, code, counted, shown in worked_example():
        report = {"before": int(before), "peak": int(peak), "leg_before": 0, "leg_lowest": 0,
                  "leg_stayed_min": None, "tingling_new": False, "tingling_stayed_min": None,
                  "marks": [], "sudden_severe": False, "signs": {}}  # fmt: skip
        assert decide_pain(report, PERSON, {}).row == row, number
        at = datetime(day.year, day.month, day.day + 1, 7, tzinfo=UTC)
        entry = None if morning == "none" else Morning(at=at, pain=int(morning))
        decided = judge_morning(
            MorningCheck(row=SessionRow(row), morning=entry, usual=USUAL, on=day), RULES
        )
        count = 0.0 if decided.resets_count else count + decided.credit
        assert (decided.code, f"{count:.1f}") == (code, counted), number
        dose, count = next_dose(code, count, dose)
        assert f"{dose.sets} x {dose.reps}" == shown, number
        day = two_days_later(day)


def two_days_later(day: date) -> date:
    return day.replace(day=day.day + 2)


def test_the_reason_of_the_how_to_reads_as_the_engine_says_it() -> None:
    block = re.search(r"```json\n(.*?)```", DECISION.read_text(encoding="utf-8"), re.DOTALL)
    assert block
    shown = json.loads(block[1])
    said = sentence_of(Reason(shown["code"], shown["evidence"], shown["numbers"]))
    assert (said, shown["evidence"] in EVIDENCE) == (shown["sentence"], True)


def test_the_how_to_names_every_part_of_a_decision() -> None:
    request = (DOCS.parent / "examples" / "decide" / "pain.json").read_bytes()
    decided = rooms.decide("pain", request, load_library())
    shown = re.findall(r"^\| `(\w+)` \|", DECISION.read_text(encoding="utf-8"), re.MULTILINE)
    assert shown == list(decided)


def test_the_how_to_names_every_kind_of_refusal() -> None:
    kinds = [kind.__name__ for kind in errors.Refusal.__subclasses__()]
    text = prose(DECISION)
    assert [kind for kind in kinds if f"`{kind}`" not in text] == []


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.name)
def test_a_page_uses_no_word_that_makes_people_expect_harm(page: Path) -> None:
    found = re.findall(r"\b(unstable|slipped|wear and tear)\b", page.read_text(encoding="utf-8"))
    assert found == []
