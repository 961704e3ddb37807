"""Answer what kind of back pain, how irritable, and which direction first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lumbar.core.assessing.assessment import (
    AssessAnswers,
    AssessCode,
    Assessment,
    HomeTest,
    HomeTestOffer,
    Psychosocial,
    Staging,
    TestDecision,
    Work,
    WorkStatus,
    YellowFlag,
)
from lumbar.core.assessing.direction import prefer_direction
from lumbar.core.assessing.home_offer import OfferCase, from_rf20_alone, offer_home_test
from lumbar.core.assessing.home_verdict import BOTH, HomeVerdict, weigh_home_tests
from lumbar.core.assessing.irritability import rate_irritability
from lumbar.core.assessing.yellow_flags import weigh_yellow_flags
from lumbar.core.errors import DataTooOld
from lumbar.core.library import Library
from lumbar.core.reasons import Considered, Reason
from lumbar.core.record import Record
from lumbar.core.ruleset import Ruleset
from lumbar.core.screening.triage import Card, HeldTag, Triage
from lumbar.core.words import Answer, Direction, Preference, Stage, Tag

INTOLERANT = {
    Direction.FLEXION: Tag.FLEXION_INTOLERANT,
    Direction.EXTENSION: Tag.EXTENSION_INTOLERANT,
}
FIRST = {
    Direction.FLEXION: Preference.FLEXION_FIRST,
    Direction.EXTENSION: Preference.EXTENSION_FIRST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found(Record):
    """Gather what the parts of the room found."""

    staging: Staging
    verdict: HomeVerdict
    held: tuple[HeldTag, ...]
    tags: tuple[Tag, ...]
    asked: Preference
    points: int
    why: Reason
    settled: Preference
    again: bool
    offer: HomeTestOffer
    beside: Psychosocial


def _preference(asked: Preference, verdict: HomeVerdict, tags: tuple[Tag, ...]) -> Preference:
    """Let a home test overrule the answers, and stenosis keep extension away."""
    refused = {FIRST[d] for d in verdict.rejected + verdict.stopped}
    if asked in refused or verdict.neutral_only:
        asked = Preference.NO_CLEAR_PREFERENCE
    if len(verdict.confirmed) == 1 and (
        Tag.STENOSIS not in tags or verdict.confirmed == (Direction.FLEXION,)
    ):
        return FIRST[verdict.confirmed[0]]
    return asked


def _held(triage: Triage, verdict: HomeVerdict, stage: Stage, today: date) -> tuple[HeldTag, ...]:
    """Add the tags this room sets; end a flexion_intolerant of RF20 that a test refuted."""
    ends = Direction.FLEXION in verdict.confirmed and from_rf20_alone(triage.held)
    kept = tuple(h for h in triage.held if not (ends and h.tag is Tag.FLEXION_INTOLERANT))
    kept_now = tuple(h for h in kept if h.tag is not Tag.HIGH_IRRITABILITY)
    first = {r.direction: r for r in reversed(verdict.results) if r.decision is TestDecision.REJECT}
    tested = tuple(
        HeldTag(tag=INTOLERANT[d], source="home_test", since=first[d].on) for d in verdict.rejected
    )
    irritable = HeldTag(tag=Tag.HIGH_IRRITABILITY, source="stage", since=today)
    return kept_now + tested + ((irritable,) if stage is Stage.HIGH else ())


def _tags(triage: Triage, held: tuple[HeldTag, ...]) -> tuple[Tag, ...]:
    """List the tags in force: those of screening, less what this room ended, and its own."""
    before = {h.tag for h in triage.held} | {Tag.HIGH_IRRITABILITY}
    now = {h.tag for h in held}
    ended = before - now
    return tuple(tag for tag in Tag if tag in now or (tag in triage.tags and tag not in ended))


def _tag_reasons(triage: Triage, held: tuple[HeldTag, ...]) -> tuple[Reason, ...]:
    def since(entry: HeldTag) -> dict[str, int | float | str]:
        return {"tag": entry.tag.value, "since": entry.since.isoformat()}

    added = {"home_test": AssessCode.TAG_FROM_TEST, "stage": AssessCode.TAG_HIGH_IRRITABILITY}
    new = [Reason(added[h.source], "design", since(h)) for h in held if h.source in added]
    ended = [
        Reason(AssessCode.TAG_ENDED_BY_TEST, "design", {"tag": h.tag.value})
        for h in triage.held
        if h.tag is Tag.FLEXION_INTOLERANT and h not in held
    ]
    return (*new, *ended)


def _must_screen_again(tests: tuple[HomeTest, ...], triage: Triage) -> bool:
    """Tell that a home test showed a new sign which screening has not yet weighed."""
    return any(
        test.new_signs.may_be and not test.screened_after and test.on >= triage.today
        for test in tests
    )


def _work_reasons(
    work: Work, flags: tuple[YellowFlag, ...], today: date, rules: Ruleset
) -> list[Reason]:
    found = [Reason(AssessCode.WORK_GOAL, "psfs", {"task": task.value}) for task in work.tasks]
    if work.status is not WorkStatus.OFF_WORK or work.off_since is None:
        return found
    weeks = (today - work.off_since).days / 7
    if weeks > rules.off_work_weeks and YellowFlag.OMPSQ_HIGHER_RISK in flags:
        found.append(Reason(AssessCode.WORK_REVIEW, "kendall-1997", {"weeks_off": int(weeks)}))
    return found


def _direction_reasons(
    asked: Preference, settled: Preference, verdict: HomeVerdict
) -> tuple[Reason, ...]:
    found = [r.reason for r in verdict.results]
    if settled is not asked:
        overruled = settled is Preference.NO_CLEAR_PREFERENCE
        code = AssessCode.PREFERENCE_TEST_REJECTED if overruled else AssessCode.PREFERENCE_BY_TEST
        found.append(Reason(code, "long-2004", {"preference": settled.value}))
    if verdict.neutral_only:
        found.append(Reason(AssessCode.NEUTRAL_ONLY, "long-2004"))
    if len(verdict.rejected) == len(BOTH):
        found.append(Reason(AssessCode.BOTH_REJECTED, "design"))
    return tuple(found)


def _asks_clinician(verdict: HomeVerdict, triage: Triage, beside: Psychosocial) -> bool:
    none_left = Tag.STENOSIS in triage.tags and Direction.FLEXION in verdict.rejected
    both = len(verdict.rejected) == len(BOTH)
    asked = Card.ASK_CLINICIAN in triage.cards
    return both or none_left or bool(verdict.stopped) or beside.route or asked


def _check_day(triage: Triage, today: date) -> None:
    if triage.today != today:
        raise DataTooOld(
            f"screening was computed for {triage.today.isoformat()}, not for today",
            path="triage.today",
            remedy="run screen for today: tags depend on the day of use",
        )


def _considered(staging: Staging, asked: Reason, verdict: HomeVerdict) -> tuple[Considered, ...]:
    tests = tuple(Considered(r.movement, r.decision.value, r.reason) for r in verdict.results)
    return (*staging.considered, Considered("direction", "scored", asked), *tests)


def _other_reasons(answers: AssessAnswers, again: bool) -> tuple[Reason, ...]:
    screen = (Reason(AssessCode.SCREEN_AGAIN, "design"),) if again else ()
    if answers.varies_with_movement is Answer.NO:
        return (*screen, Reason(AssessCode.NOT_MECHANICAL, "finucane-2020"))
    return screen


def assess(
    answers: AssessAnswers, triage: Triage, library: Library, today: date, rules: Ruleset
) -> Assessment:
    """Assess the person: stage, direction, tags, home test, yellow flags and goals.

    Raises ``MissingAnswer`` without a resting pain, ``DataTooOld`` when ``triage`` is
    not of today, ``Contradiction`` for answers that cannot both be true.
    """
    _check_day(triage, today)
    staging = rate_irritability(answers, triage.high_cap_until, today, rules)
    verdict = weigh_home_tests(answers.home_tests, today, rules)
    held = _held(triage, verdict, staging.stage, today)
    tags = _tags(triage, held)
    said = answers.clinician_preference
    asked, points, why = prefer_direction(answers.directions, tags, said, rules)
    again = _must_screen_again(answers.home_tests, triage)
    case = OfferCase(
        level=triage.level,
        tags=tags,
        held=held,
        stage=staging.stage,
        preference=asked,
        results=verdict.results,
        screen_again=again,
        today=today,
    )
    found = _Found(
        staging=staging,
        verdict=verdict,
        held=held,
        tags=tags,
        asked=asked,
        points=points,
        why=why,
        settled=_preference(asked, verdict, tags),
        again=again,
        offer=offer_home_test(case, library),
        beside=weigh_yellow_flags(answers.scores, answers.beliefs, staging.stage, rules),
    )
    return _state(answers, triage, found, rules)


def _reasons(
    answers: AssessAnswers, triage: Triage, found: _Found, rules: Ruleset
) -> tuple[Reason, ...]:
    return (
        found.staging.reason,
        found.why,
        *_direction_reasons(found.asked, found.settled, found.verdict),
        *_tag_reasons(triage, found.held),
        found.offer.reason,
        *found.beside.reasons,
        *_work_reasons(answers.work, found.beside.flags, triage.today, rules),
        *_other_reasons(answers, found.again),
    )


def _state(answers: AssessAnswers, triage: Triage, found: _Found, rules: Ruleset) -> Assessment:
    return Assessment(
        today=triage.today,
        triage=triage,
        stage=found.staging.stage,
        stage_row=found.staging.reason.code,
        preference=found.settled,
        direction_points=found.points,
        confirmed=found.verdict.confirmed,
        confirmed_movements=found.verdict.movements,
        neutral_only=found.verdict.neutral_only,
        tags=found.tags,
        held=found.held,
        home_test=found.offer,
        home_results=found.verdict.results,
        psychosocial=found.beside,
        pain_now=found.staging.rest,
        pain_worst=answers.pain_worst,
        pain_average=answers.pain_average,
        leg_level=answers.leg_level,
        goals=answers.goals,
        suggested_goals=tuple(dict.fromkeys(answers.work.tasks)),
        day_demands=answers.day_demands,
        work=answers.work,
        scores=answers.scores,
        cards=tuple(dict.fromkeys(triage.cards + found.beside.cards)),
        slower_progression=found.beside.route,
        screen_again=found.again,
        ask_clinician=_asks_clinician(found.verdict, triage, found.beside),
        reasons=_reasons(answers, triage, found, rules),
        considered=_considered(found.staging, found.why, found.verdict),
        ruleset=rules.version,
    )
