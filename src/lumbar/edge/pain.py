"""What `lumbar decide pain` takes: the report of one exercise, as ``live`` reads it.

``live`` has no types that a schema could be made from (it runs under MicroPython too),
so its report is described here; ``live`` itself still judges every value.
"""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema

from lumbar.core.words import Answer, Mode, Sex, Tag
from lumbar.edge.errors import BadInput
from lumbar.live.errors import BadReport
from lumbar.live.pain import as_plain, decide_pain
from lumbar.live.pain_table import MARKS, SAFE_CEILING_NPRS
from lumbar.live.signs import SIGNS

Pain = Annotated[int, Field(ge=0, le=10)]
Leg = Annotated[int, Field(ge=0, le=4)]
Minutes = Annotated[int, Field(ge=0, le=1440)]
Mark = Annotated[str, WithJsonSchema({"type": "string", "enum": list(MARKS)})]
SignName = Annotated[str, WithJsonSchema({"type": "string", "enum": list(SIGNS)})]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class PainReport(_Strict):
    """Report the pain of one exercise: before, at its peak, and what else was felt."""

    before: Pain
    peak: Pain
    leg_before: Leg = 0
    leg_lowest: Leg = 0
    leg_stayed_min: Minutes | None = None
    tingling_new: bool = False
    tingling_stayed_min: Minutes | None = None
    marks: tuple[Mark, ...] = ()
    sudden_severe: bool = False
    signs: dict[SignName, Answer] = {}


class PainPerson(_Strict):
    """State what is known of the person from screening."""

    tags: tuple[Tag, ...] = ()
    age: Annotated[int, Field(ge=0, le=130)]
    sex: Sex
    rf11: Answer = Answer.NO
    rf09b: Answer = Answer.NO
    strict: bool = True


class PainOptions(_Strict):
    """State how the plan is run."""

    mode: Mode = Mode.PAIN_MONITORED
    safe_ceiling: Annotated[int, Field(ge=SAFE_CEILING_NPRS, le=SAFE_CEILING_NPRS)] | None = None


class PainRequest(_Strict):
    """Ask for a decision about one exercise by table P1."""

    report: PainReport
    person: PainPerson
    options: PainOptions = PainOptions()


def decide(request: PainRequest) -> dict[str, Any]:
    """Decide by table P1 and give the decision as plain values; raise ``BadInput``."""
    asked = request.model_dump(mode="json")
    try:
        return as_plain(decide_pain(asked["report"], asked["person"], asked["options"]))
    except BadReport as bad:
        raise BadInput(bad.path, bad.remedy) from None
