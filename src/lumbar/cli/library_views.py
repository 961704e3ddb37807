"""Exercises, programmes, lessons and questionnaires as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lumbar.cli.wording import bullet_list, dose, heading, paragraph, with_numbers
from lumbar.content.education import Lesson
from lumbar.content.loader import Content
from lumbar.content.questionnaires import Questionnaire
from lumbar.content.sources import SourceEntry
from lumbar.core.evidence import EVIDENCE


def _names(content: Content, slugs: Iterable[str]) -> str:
    return ", ".join(content.name(slug) for slug in slugs) or "none"


def _facts(content: Content, slug: str) -> list[str]:
    found = content.library.exercise(slug)
    words = content.texts["en"].tags
    needs = [" or ".join(group) for group in found.needs]
    first = [each.exercise for each in found.prerequisites]
    lines = [
        f"Level {found.level}, {found.position}, {found.category}; direction: {found.direction}",
        f"Starting dose (Lumbar's own): {dose(found.dose.start())}",
        f"Needs: {', '.join(needs) or 'nothing'}",
        f"First: {_names(content, first)}",
        f"Easier: {_names(content, found.easier)}",
        f"Harder: {_names(content, found.harder)}",
        f"Left out with: {', '.join(words[tag].name for tag in found.exclude)}",
    ]
    if slug in content.not_schedulable:
        why = content.texts["en"].not_schedulable[content.not_schedulable[slug]]
        lines.insert(0, f"Shown, never planned: {why}")
    return lines


def _changes(content: Content, slug: str) -> Iterator[str]:
    texts = content.texts["en"]
    for tag in content.library.exercise(slug).modify:
        how = texts.exercises[slug].modify.get(tag) or texts.tags[tag].modify
        if how:
            yield f"{texts.tags[tag].name}: {how}"


def exercise(content: Content, slug: str) -> str:
    """Write one exercise: its facts, its text, and what each source said."""
    text = content.texts["en"].exercises[slug]
    lines = [heading(text.name), *(paragraph(line) for line in _facts(content, slug))]
    lines += [heading("Why"), paragraph(text.why), heading("How")]
    lines += [paragraph(step, 0, f"{place}. ") for place, step in enumerate(text.how, start=1)]
    for title, points in (
        ("Cues", text.cues),
        ("Common errors", text.errors),
        ("Stop if", text.stop_if),
    ):
        lines += [heading(title), *bullet_list(points)]
    lines += [heading("Too hard"), paragraph(text.too_hard)]
    lines += [heading("Too easy"), paragraph(text.too_easy)]
    lines.append(heading("Evidence"))
    keys = content.library.exercise(slug).evidence
    lines += bullet_list(EVIDENCE[key].citation for key in keys)
    changes = list(_changes(content, slug))
    if changes:
        lines += [heading("Done in another way with"), *bullet_list(changes)]
    said = content.sources[slug]
    if said:
        lines.append(heading("What the sources say"))
        lines += bullet_list(
            f"{each.entry} {each.name}: {_stated(each.dose.model_dump(exclude_none=True))}"
            for each in said
        )
    return "\n".join(lines).strip()


def _stated(stated: dict[str, object]) -> str:
    parts = [f"{name} {_span(value)}" for name, value in stated.items()]
    return "; ".join(parts) or "no dose stated, so the dose is Lumbar's own"


def _span(value: object) -> str:
    if isinstance(value, (tuple, list)):
        low, high = value
        if low == high:
            return str(low)
        if high is None:
            return f"at least {low}"
        return f"up to {high}" if low is None else f"{low} to {high}"
    return str(value)


def source_row(entry: SourceEntry) -> dict[str, object]:
    """Give one source entry as a row: what it states, and what is ours."""
    return {
        "entry": entry.entry,
        "name": entry.name,
        "exercise": entry.exercise,
        "planned": entry.schedulable,
        "stated by the source": "; ".join(f"{k} {_span(v)}" for k, v in entry.stated.items())
        or "nothing",
        "ours": "; ".join(f"{k} {_span(v)}" for k, v in entry.ours.items()),
    }


def template(content: Content, slug: str) -> str:
    """Write one programme of a source with its doses; what is ours is marked."""
    words = content.texts["en"].programmes[slug]
    found = content.library.templates[slug]
    lines = [heading(words.title), paragraph(words.what), "", paragraph(words.who), ""]
    for place, item in enumerate(found.items, start=1):
        stated = ", ".join(item.stated) or "nothing"
        often = f", {item.per_day} times a day" if item.per_day > 1 else ""
        lines.append(f"{place}. {content.name(item.exercise)} - {dose(item.dose)}{often}")
        lines.append(f"   {item.entry}: the source states {stated}; the rest is Lumbar's own")
    lines += [heading("What we changed"), *bullet_list(words.changed)]
    lines += [heading("Whose dose"), paragraph(words.whose_dose)]
    return "\n".join(lines).strip()


def lesson(found: Lesson) -> str:
    """Write one lesson with its sources."""
    lines = [heading(f"{found.title} ({found.minutes} minutes)")]
    for block in found.body.split("\n\n"):
        listed = block.lstrip().startswith("- ")
        lines += ["", with_numbers(block) if listed else paragraph(with_numbers(block))]
    lines += [heading("In short"), *bullet_list(with_numbers(each) for each in found.in_short)]
    lines += [heading("Try this"), paragraph(with_numbers(found.try_this)), heading("Sources")]
    lines += bullet_list(
        f"{EVIDENCE[support.key].citation}: {support.supports}" for support in found.facts.evidence
    )
    return "\n".join(lines).strip()


def questionnaire_row(found: Questionnaire) -> dict[str, object]:
    """Give one questionnaire as a row; one that is only scored has no title of its own."""
    text = found.texts.get("en")
    return {
        "id": found.facts.id,
        "title": text.title if text else "(scored only: bring your own licensed copy)",
        "items": len(found.facts.items),
        "licence": found.facts.licence.value,
    }


def questionnaire(found: Questionnaire) -> str:
    """Write one questionnaire: its wording and notice, or why there is none."""
    text = found.texts.get("en")
    if text is None:
        return (
            f"{found.facts.id}: {len(found.facts.items)} items, scored only. Its wording is under"
            f" licence ({found.facts.licence.value}); use your own licensed copy."
        )
    lines = [heading(text.title), paragraph(text.instruction), ""]
    for place, item in enumerate(found.facts.items, start=1):
        lines.append(paragraph(text.ask(item.id), 0, f"{place}. "))
    shared = "; ".join(f"{number} {word}" for number, word in text.answers.items())
    lines += ["", paragraph(shared)] if shared else []
    return "\n".join([*lines, "", paragraph(text.notice)]).strip()
