"""Load the questionnaires: what may be shown in full, and what may only be scored.

``questionnaires/<id>/questionnaire.yaml`` has no language in it; ``<language>.yaml``
beside it holds the wording, with its notice. Only ``ship`` questionnaires have wording:
the text of the others belongs to someone else and must never lie in this repository.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, RootModel

from lumbar.content.errors import BrokenContent, Problem
from lumbar.content.files import BUILT_IN, SourceFile, find, read_yaml_file
from lumbar.content.reading import read_shape
from lumbar.content.schema import Flag, Shape, Slug, Text, Word
from lumbar.core.evidence import EVIDENCE
from lumbar.core.proms.forms import FORMS, LOINC, Loinc
from lumbar.core.proms.words import Measure

ItemId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", strict=True)]
LoincCode = Annotated[str, Field(pattern=r"^\d{3,5}-\d$", strict=True)]


class Status(StrEnum):
    """Say whether the wording may be shipped, or the answers only scored."""

    SHIP = "ship"
    SCORE = "score"


class Licence(StrEnum):
    """Name the terms the wording stands under (they are permissions, not open licences)."""

    OWN_WORDS = "own-words"
    VERBATIM = "no-permission-needed-verbatim"
    KEEP_NOTICE = "no-permission-needed-keep-notice"
    CITE = "free-with-citation"
    LICENCE_NEEDED = "licence-needed"
    COMMERCIAL_LICENCE = "licence-needed-for-commercial-use"
    ASK_AUTHOR = "ask-the-author"
    UNCLEAR = "permission-unclear"
    NONE_FOUND = "no-open-licence-found"


SHIPPABLE = frozenset({Licence.OWN_WORDS, Licence.VERBATIM, Licence.KEEP_NOTICE, Licence.CITE})
"""The terms under which the wording may lie in this repository."""


class ItemShape(Shape):
    """State one item: how it is answered and within what range, without its wording.

    ``scale`` shows its ends, ``choice`` words for every number, ``tick`` is 1 or blank,
    ``several`` takes any of its options, ``text`` is free.
    """

    id: ItemId
    kind: Literal["scale", "choice", "tick", "several", "text", "t_score"]
    range: tuple[int, int] | None = None
    options: tuple[Word, ...] = ()
    measure: Measure | None = None
    optional: Flag = False
    loinc: LoincCode | None = None


class LoincShape(Shape):
    """Hold the LOINC codes of the whole questionnaire."""

    panel: LoincCode | None = None
    total: LoincCode | None = None


class QuestionnaireShape(Shape):
    """State one questionnaire without language (questionnaire.yaml).

    ``needs`` names what must stand beside it, as the crisis line beside the PHQ.
    """

    id: Slug
    status: Status
    measure: Measure | None = None
    source: Text
    licence: Licence
    recall: Literal["today", "last_week", "last_2_weeks", "since_start", "as_asked"] | None = None
    answered_by: Literal["patient", "clinician"] = "patient"
    needs: tuple[Literal["crisis_line"], ...] = ()
    loinc: LoincShape = LoincShape()
    items: Annotated[tuple[ItemShape, ...], Field(min_length=1)]


class AskShape(Shape):
    """Word one item that has answers of its own."""

    ask: Text
    answers: dict[int | str, Text] = Field(default_factory=dict)


class QuestionnaireText(Shape):
    """Word one questionnaire in one language, with the notice that must be shown.

    ``answers`` are the words of the numbers, for every item that has none of its own.
    """

    title: Text
    instruction: Text
    answers: dict[int | str, Text] = Field(default_factory=dict)
    items: dict[ItemId, Text | AskShape]
    notice: Text

    def ask(self, item: str) -> str:
        """Give the wording of one item."""
        found = self.items[item]
        return found if isinstance(found, str) else found.ask

    def answers_of(self, item: str) -> dict[int | str, str]:
        """Give the words of the answers of one item."""
        found = self.items[item]
        return self.answers if isinstance(found, str) else found.answers


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """Hold one questionnaire and its wording by language; none when it is only scored."""

    facts: QuestionnaireShape
    texts: dict[str, QuestionnaireText]


def load_questionnaires(root: Path = BUILT_IN) -> dict[str, Questionnaire]:
    """Load every questionnaire by id; raise ``BrokenContent`` with the line of each problem."""
    return dict(_load(root))


class _Names(RootModel[dict[Measure, Text]]):
    """Name each measure."""


@lru_cache(maxsize=4)
def measure_names(language: str = "en", root: Path = BUILT_IN) -> dict[str, str]:
    """Name every measure as a sentence calls it; raise ``BrokenContent`` with the line."""
    rel = f"questionnaires/measures.{language}.yaml"
    if not (root / rel).exists():
        raise BrokenContent([Problem(str(root / rel), 1, f"no measure has a name in {language!r}")])
    source = read_yaml_file(root / rel, rel)
    names, problems = read_shape(source, _Names)
    known = names.root if names else {}
    if names:
        problems += [source.problem(f"{m} has no name") for m in Measure if m not in known]
    if problems:
        raise BrokenContent(problems)
    return {measure.value: name for measure, name in known.items()}


@lru_cache(maxsize=4)
def _load(root: Path) -> tuple[tuple[str, Questionnaire], ...]:
    found: dict[str, Questionnaire] = {}
    problems: list[Problem] = []
    for rel, path in find((root,), "questionnaires/*/questionnaire.yaml"):
        source = read_yaml_file(path, rel)
        facts, wrong = read_shape(source, QuestionnaireShape)
        problems += wrong
        if facts is None:
            continue
        problems += _wrong_facts(source, facts)
        texts: dict[str, QuestionnaireText] = {}
        for text_path in sorted(path.parent.glob("*.yaml")):
            if text_path.name == "questionnaire.yaml":
                continue
            wording = read_yaml_file(text_path, f"{path.parent.name}/{text_path.name}")
            text, wrong = read_shape(wording, QuestionnaireText)
            problems += wrong
            if text is not None:
                problems += _wrong_text(wording, facts, text)
                texts[text_path.stem] = text
        if facts.status is Status.SHIP and not (path.parent / "en.yaml").exists():
            problems.append(source.problem(f"{facts.id} is shipped but has no English wording"))
        found[facts.id] = Questionnaire(facts, texts)
    if problems:
        raise BrokenContent(sorted(problems))
    return tuple(found.items())


def _wrong_facts(source: SourceFile, facts: QuestionnaireShape) -> Iterator[Problem]:
    if facts.id != source.slug:
        yield source.problem(f"the id is {facts.id} but the folder is {source.slug}", ("id",))
    if facts.source not in EVIDENCE:
        yield source.problem(f"there is no source called {facts.source}", ("source",))
    if facts.status is Status.SHIP and facts.licence not in SHIPPABLE:
        yield source.problem(f"{facts.licence} does not allow shipping the text", ("licence",))
    for index, item in enumerate(facts.items):
        if (item.kind == "several") != bool(item.options):
            yield source.problem(f"{item.id}: options go with several", ("items", index))
        if (item.kind in ("several", "text")) != (item.range is None):
            yield source.problem(f"{item.id}: this kind needs a range or must not have one",
                                 ("items", index))  # fmt: skip
        if item.measure and item.range != _range(item.measure):
            yield source.problem(f"{item.id}: {item.measure} is scored in another range",
                                 ("items", index))  # fmt: skip
    if facts.measure:
        yield from _differs(source, facts, facts.measure)


def _range(measure: Measure) -> tuple[int, int]:
    only = FORMS[measure].items[0]
    return only.low, only.high


def _differs(source: SourceFile, facts: QuestionnaireShape, measure: Measure) -> Iterator[Problem]:
    """Find where the file and the scoring disagree on items, ranges or codes."""
    scored = [(i.id, (i.low, i.high), i.optional) for i in FORMS[measure].items]
    stated = [(i.id, i.range, i.optional) for i in facts.items]
    if scored != stated:
        yield source.problem(f"the items are not those that {measure} is scored by", ("items",))
    codes = {i.id: i.loinc for i in facts.items if i.loinc}
    here = Loinc(panel=facts.loinc.panel, total=facts.loinc.total, items=codes)
    known = LOINC[measure]
    ids = {item.id for item in facts.items}
    by_item = {item: code for item, code in known.items.items() if item in ids}
    if here != Loinc(panel=known.panel, total=known.total, items=by_item):
        yield source.problem(f"the LOINC codes are not the verified ones of {measure}", ("loinc",))


def _wrong_text(
    source: SourceFile, facts: QuestionnaireShape, text: QuestionnaireText
) -> Iterator[Problem]:
    if facts.status is Status.SCORE:
        yield source.problem(f"{facts.id} is scored only: its wording must not be shipped")
        return
    wanted = [item.id for item in facts.items]
    if list(text.items) != wanted:
        yield source.problem(f"the items must be {', '.join(wanted)}, in this order", ("items",))
        return
    for item in facts.items:
        missing = _answers_needed(item) - set(text.answers_of(item.id))
        if missing:
            words = ", ".join(sorted(map(str, missing)))
            yield source.problem(f"{item.id} lacks words for {words}", ("items", item.id))


def _answers_needed(item: ItemShape) -> set[int | str]:
    if item.kind == "several":
        return set(item.options)
    if item.range is None or item.kind == "tick":
        return set()
    low, high = item.range
    return set(range(low, high + 1)) if item.kind == "choice" else {low, high}
