"""A programme as a person reads it, and the page that stands in its place at C, U and E."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lumbar.cli.settings import country
from lumbar.cli.wording import bullet_list, day, days, dose, heading, paragraph, with_numbers
from lumbar.content.help_lines import help_lines
from lumbar.content.loader import Content
from lumbar.content.reasons import sentence_of
from lumbar.content.screening import ScreeningText, load_screening
from lumbar.core.assess import assess
from lumbar.core.assessing.assessment import AssessCode, Assessment
from lumbar.core.plan import plan
from lumbar.core.programme import Plan, PlanItem
from lumbar.core.reasons import Reason
from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening.codes import ScreenCode
from lumbar.core.screening.triage import Finding, Opening, Triage
from lumbar.core.words import Level, Preference, Profile, Stage, Tag
from lumbar.edge.requests import Intake
from lumbar.edge.rooms import at

STAGES: dict[Stage, str] = {
    Stage.HIGH: "easily upset at the moment, so we start with the gentlest exercises",
    Stage.MODERATE: "somewhat irritable, so we build up in small steps",
    Stage.LOW: "calm enough for strength, step by step",
}
STARTS: dict[Preference, str] = {
    Preference.EXTENSION_FIRST: "Backward movements come first.",
    Preference.FLEXION_FIRST: "Forward movements come first.",
    Preference.NO_CLEAR_PREFERENCE: "You start in the middle.",
}
DIRECTION_REASONS: dict[str, bool] = {
    AssessCode.PREFERENCE_EXTENSION: False,
    AssessCode.PREFERENCE_FLEXION: False,
    AssessCode.PREFERENCE_NONE: False,
    AssessCode.PREFERENCE_STENOSIS: False,
    AssessCode.PREFERENCE_CLINICIAN: True,
    AssessCode.PREFERENCE_BY_TEST: True,
    AssessCode.PREFERENCE_TEST_REJECTED: False,
}
"""What can have settled the direction, and whether its sentence leaves open which it is."""


DARK_THOUGHTS = "RF24"
MATERNITY = frozenset({Tag.PREGNANCY_T2_T3, Tag.POSTPARTUM_LT12W})
"""Who is shown the warning signs of RF21."""

TAG_REASONS = frozenset({ScreenCode.TAG, ScreenCode.TAG_IMPLIED})
TALK_REASONS = frozenset(
    code
    for code in AssessCode
    if code.name.startswith("FLAG_") and code is not AssessCode.FLAG_BELIEF
)
"""The scores that ask for a talk; a belief alone asks for a lesson."""


def say(reason: Reason, content: Content) -> str:
    """Say a reason with the telephone numbers of the country that is set."""
    return sentence_of(reason, content.texts["en"], lines=help_lines(country()))


def _special(findings: Iterable[Finding], text: ScreeningText) -> Iterator[str]:
    special = text.results.special.model_dump()
    for finding in findings:
        key = "under_18" if finding.item == "AGE" else finding.item
        if key in special:
            yield with_numbers(special[key])


def when_to_get_help(triage: Triage) -> list[str]:
    """List the signs to act on now and today, as the lesson and the tables name them."""
    net = load_screening().results.safety_net
    strict = triage.profile is Profile.STRICT
    lines = [heading("When to get help"), paragraph(with_numbers(net.emergency_lead))]
    lines += bullet_list(net.at(Level.EMERGENCY, strict=strict))
    if MATERNITY & set(triage.tags):
        lines += ["", paragraph(net.maternity.text)]
    lines += ["", paragraph(with_numbers(net.urgent_lead))]
    lines += bullet_list(net.at(Level.URGENT, strict=strict))
    return [*lines, "", paragraph(net.examined), paragraph(net.tail)]


def _why(triage: Triage, content: Content) -> list[str]:
    """Say why there is no programme; which exercises suit the person is another day's matter."""
    told = (reason for reason in triage.reasons if reason.code not in TAG_REASONS)
    return ["", "Why", *bullet_list(say(reason, content) for reason in told)]


def _dark_thoughts(triage: Triage, content: Content) -> list[str]:
    """Write the page of RF24 alone above C: the crisis line first and once, then a doctor."""
    text = load_screening()
    page = text.results.dark_thoughts
    stays = {Opening.OPEN: page.stays_open, Opening.USUAL_ONLY: page.walking_only}
    beside = [finding for finding in triage.findings if finding.item != DARK_THOUGHTS]
    lines = [heading(page.title), paragraph(page.meaning), ""]
    lines += [*bullet_list(with_numbers(step) for step in page.do_now), ""]
    if triage.walking in stays:  # what a surgeon or a doctor has set is said below
        lines.append(paragraph(stays[triage.walking]))
    lines += [paragraph(each) for each in dict.fromkeys(_special(beside, text))]
    lines += _why(triage, content) if beside else []
    return [*lines, "", "How this ends", paragraph(page.ends)]


def _result(triage: Triage, content: Content) -> list[str]:
    grave = {f.item for f in triage.findings if f.level.rank >= Level.URGENT.rank}
    if triage.level is Level.URGENT and grave == {DARK_THOUGHTS}:
        return _dark_thoughts(triage, content)
    text = load_screening()
    result = text.results.levels[triage.level]
    lines = [heading(result.title), paragraph(result.meaning), "", "What to do now"]
    lines += bullet_list([with_numbers(step) for step in result.do_now])
    lines += [paragraph(each) for each in dict.fromkeys(_special(triage.findings, text))]
    lines += [paragraph(with_numbers(text.results.cards[card])) for card in triage.cards]
    lines += ["", "What stays open", paragraph(result.stays_open)]
    lines += _why(triage, content)
    return [*lines, "", "How this ends", paragraph(result.ends)]


def result_page(triage: Triage, content: Content) -> str:
    """Write the page of a triage result: what it means, what to do now, when to get help."""
    return "\n".join([*_result(triage, content), *when_to_get_help(triage)])


def _item(item: PlanItem, content: Content, place: str, steps: bool) -> Iterator[str]:
    text = content.texts["en"].exercises[item.exercise]
    often = f", {item.per_day} times a day" if item.per_day > 1 else ""
    yield ""
    yield f"{place}{text.name} - {dose(item.dose)}{often}; {days(item.days)}"
    for reason in item.reasons:
        yield paragraph(say(reason, content), 3)
    words = content.texts["en"].tags
    for tag in item.modified_for:
        change = text.modify.get(tag) or words[tag].modify
        if change:
            yield paragraph(f"For you ({words[tag].name}): {change}", 3)
    if steps:
        yield from (paragraph(step, 3, f"{at}. ") for at, step in enumerate(text.how, start=1))
        yield paragraph("Stop if: " + " ".join(text.stop_if), 3)


def _session(made: Plan, content: Content, steps: bool) -> Iterator[str]:
    if made.items:
        yield heading(f"Your session: about {made.estimate_min} of {made.minutes} minutes")
    for place, item in enumerate(made.items, start=1):
        yield from _item(item, content, f"{place}. ", steps)
    for title, items in (
        ("To finish", made.cool_down),
        ("Through the day, while it helps", made.relief),
        ("Walking", (made.walking,) if made.walking else ()),
    ):
        if items:
            yield heading(title)
            for item in items:
                yield from _item(item, content, "", steps)


def _found(assessment: Assessment, content: Content) -> Iterator[str]:
    yield heading("What we found")
    yield paragraph(f"Your back is {STAGES[assessment.stage]}.", 0, "- ")
    settled = [reason for reason in assessment.reasons if reason.code in DIRECTION_REASONS][-1]
    which = f" {STARTS[assessment.preference]}" if DIRECTION_REASONS[settled.code] else ""
    yield paragraph(say(settled, content) + which, 0, "- ")
    if assessment.tags:
        names = ", ".join(content.texts["en"].tags[tag].name for tag in assessment.tags)
        yield paragraph(f"We take into account: {names}.", 0, "- ")
    if assessment.home_test.offered:
        yield paragraph(say(assessment.home_test.reason, content), 0, "- ")
    for goal in assessment.goals:
        now = "" if goal.score is None else f" (now {goal.score} out of 10)"
        yield paragraph(f"Your goal: {goal.activity}{now}.", 0, "- ")


def _cards(assessment: Assessment, content: Content) -> Iterator[str]:
    """Show whom to talk to and why: the crisis line stands beside every low mood (section e)."""
    texts = load_screening().results.cards
    triage = assessment.triage
    paged = triage.cards if triage.level.rank >= Level.CLINICIAN_FIRST.rank else ()
    cards = [card for card in assessment.cards if card not in paged]
    if cards:
        yield heading("Someone to talk to")
        yield from bullet_list(
            say(reason, content) for reason in assessment.reasons if reason.code in TALK_REASONS
        )
        yield from (paragraph(with_numbers(texts[card])) for card in cards)


def _left_out(made: Plan, content: Content) -> Iterator[str]:
    yield heading("Why not the others")
    for name, each in sorted(
        ((content.name(each.what), each) for each in made.considered),
        key=lambda pair: pair[0].lower(),
    ):
        yield paragraph(f"{name}: {say(each.reason, content)}", 0, "- ")


def _ahead(made: Plan, content: Content) -> Iterator[str]:
    yield heading("How it goes on")
    for phase in made.phases:
        until = f"to {phase.to_week}" if phase.to_week is not None else "on"
        name = phase.code.replace("_", " ")
        yield f"- {name}: from week {phase.from_week} {until}"
    yield from bullet_list([say(reason, content) for reason in made.reasons])
    yield f"- We look at it all together on {day(made.review_on)}."


def _gentle(made: Plan, content: Content, steps: bool) -> Iterator[str]:
    """Offer what stays open beside dark thoughts: relief and walking, and nothing of the rest."""
    items = (*made.relief, *((made.walking,) if made.walking else ()))
    if items:
        yield heading("If you feel like moving")
    for item in items:
        yield from _item(item, content, "", steps)


def programme(intake: Intake, content: Content, *, steps: bool, why_not: bool) -> str:
    """Write the programme of an intake, or the page of its triage result at C, U and E."""
    with at("screening"):
        triage = screen(intake.screening, intake.today, RULES)
    stopped = triage.level.rank >= Level.CLINICIAN_FIRST.rank
    if stopped and triage.relief is not Opening.OPEN:
        return result_page(triage, content)
    assessment = assess(intake.answers, triage, content.library, intake.today, RULES)
    made = plan(assessment, intake.preferences, content.library, intake.today, RULES)
    if stopped:
        lines = [*_result(triage, content), *_gentle(made, content, steps)]
        return "\n".join([*lines, *when_to_get_help(triage)])
    lines = [f"Programme from {day(made.started_on)}"]
    lines += _found(assessment, content)
    lines += _cards(assessment, content)
    lines += _session(made, content, steps)
    lines += _ahead(made, content)
    if why_not:
        lines += _left_out(made, content)
    return "\n".join([*lines, *when_to_get_help(triage)])
