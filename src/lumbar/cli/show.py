"""A programme as a person reads it, and the page that stands in its place at C, U and E."""

from __future__ import annotations

from collections.abc import Iterator

from lumbar.cli.wording import bullet_list, day, days, dose, heading, paragraph, with_numbers
from lumbar.content.loader import Content
from lumbar.content.reasons import sentence_of
from lumbar.content.screening import ScreeningText, load_screening
from lumbar.core.assess import assess
from lumbar.core.assessing.assessment import Assessment
from lumbar.core.plan import plan
from lumbar.core.programme import Plan, PlanItem
from lumbar.core.reasons import Reason
from lumbar.core.ruleset import RULES
from lumbar.core.screen import screen
from lumbar.core.screening.triage import Opening, Triage
from lumbar.core.words import Level, Preference, Stage
from lumbar.edge.requests import Intake

STAGES: dict[Stage, str] = {
    Stage.HIGH: "easily upset at the moment, so we start with the gentlest exercises",
    Stage.MODERATE: "somewhat irritable, so we build up in small steps",
    Stage.LOW: "calm enough for strength, step by step",
}
PREFERENCES: dict[Preference, str] = {
    Preference.EXTENSION_FIRST: "bending backwards eases your back, so that comes first",
    Preference.FLEXION_FIRST: "bending forwards eases your back, so that comes first",
    Preference.NO_CLEAR_PREFERENCE: "no direction clearly eases it, so we start in the middle",
}


def _say(reason: Reason, content: Content) -> str:
    return sentence_of(reason, content.texts["en"])


def _special(triage: Triage, text: ScreeningText) -> Iterator[str]:
    special = text.results.special.model_dump()
    for finding in triage.findings:
        key = "under_18" if finding.item == "AGE" else finding.item
        if key in special:
            yield with_numbers(special[key])


def result_page(triage: Triage, content: Content) -> str:
    """Write the page of a triage result: what it means, what to do now, what stays open."""
    text = load_screening()
    result = text.results.levels[triage.level]
    lines = [heading(result.title), paragraph(result.meaning), "", "What to do now"]
    lines += bullet_list([with_numbers(step) for step in result.do_now])
    lines += [paragraph(each) for each in dict.fromkeys(_special(triage, text))]
    lines += [paragraph(with_numbers(text.results.cards[card])) for card in triage.cards]
    lines += ["", "What stays open", paragraph(result.stays_open)]
    lines += ["", "Why", *bullet_list([_say(reason, content) for reason in triage.reasons])]
    lines += ["", "How this ends", paragraph(result.ends)]
    return "\n".join(lines)


def _item(item: PlanItem, content: Content, place: str, steps: bool) -> Iterator[str]:
    text = content.texts["en"].exercises[item.exercise]
    often = f", {item.per_day} times a day" if item.per_day > 1 else ""
    yield ""
    yield f"{place}{text.name} - {dose(item.dose)}{often}; {days(item.days)}"
    for reason in item.reasons:
        yield paragraph(_say(reason, content), 3)
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
    yield paragraph(f"You told us that {PREFERENCES[assessment.preference]}.", 0, "- ")
    if assessment.tags:
        names = ", ".join(content.texts["en"].tags[tag].name for tag in assessment.tags)
        yield paragraph(f"We take into account: {names}.", 0, "- ")
    if assessment.home_test.offered:
        yield paragraph(_say(assessment.home_test.reason, content), 0, "- ")
    for goal in assessment.goals:
        now = "" if goal.score is None else f" (now {goal.score} out of 10)"
        yield paragraph(f"Your goal: {goal.activity}{now}.", 0, "- ")


def _left_out(made: Plan, content: Content) -> Iterator[str]:
    yield heading("Why not the others")
    for each in made.considered:
        name = content.name(each.what)
        yield paragraph(f"{name}: {_say(each.reason, content)}", 0, "- ")


def _ahead(made: Plan, content: Content) -> Iterator[str]:
    yield heading("How it goes on")
    for phase in made.phases:
        until = f"to {phase.to_week}" if phase.to_week is not None else "on"
        name = phase.code.replace("_", " ")
        yield f"- {name}: from week {phase.from_week} {until}"
    yield from bullet_list([_say(reason, content) for reason in made.reasons])
    yield f"- We look at it all together on {day(made.review_on)}."


def programme(intake: Intake, content: Content, *, steps: bool, why_not: bool) -> str:
    """Write the programme of an intake, or the page of its triage result at C, U and E."""
    triage = screen(intake.screening, intake.today, RULES)
    relief_stays = Opening.OPEN in (triage.exercises, triage.relief)
    if triage.level.rank >= Level.CLINICIAN_FIRST.rank and not relief_stays:
        return result_page(triage, content)
    assessment = assess(intake.answers, triage, content.library, intake.today, RULES)
    made = plan(assessment, intake.preferences, content.library, intake.today, RULES)
    net = load_screening().safety_net()
    lines = [f"Programme from {day(made.started_on)}"]
    if triage.level.rank >= Level.CLINICIAN_FIRST.rank:
        lines.append(result_page(triage, content))
    lines += _found(assessment, content)
    lines += _session(made, content, steps)
    lines += _ahead(made, content)
    if why_not:
        lines += _left_out(made, content)
    lines.append(heading("When to get help"))
    lines.append(paragraph(with_numbers(net[0])))
    lines += bullet_list(net[1:-1])
    lines.append(paragraph(net[-1]))
    return "\n".join(lines)
