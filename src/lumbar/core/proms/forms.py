"""What each measure asks, in numbers only: its items, their range, missing items, codes.

Items are called ``q1`` … ``qN`` in the order of the published form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from lumbar.core.proms.words import Measure
from lumbar.core.record import Record


class Missing(StrEnum):
    """Say what the published rule does with an item that was not answered."""

    REFUSE = "refuse"
    AS_ZERO = "as_zero"
    BY_ANSWERED = "by_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """State the range of one item; ``whole`` numbers only, unless it is a T-score."""

    id: str
    low: int
    high: int
    optional: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Record):
    """State one measure: its items, the range of its total, missing items, evidence.

    ``minimum`` and ``maximum`` bound the total, or the first subscale where the
    measure has no total.
    """

    items: tuple[Item, ...]
    minimum: int
    maximum: int
    evidence: str
    missing: Missing = Missing.REFUSE


@dataclass(frozen=True, slots=True, kw_only=True)
class Loinc(Record):
    """Hold the verified LOINC codes of one measure; None where none was verified."""

    panel: str | None = None
    total: str | None = None
    items: dict[str, str] = field(default_factory=dict)


def _items(count: int, low: int, high: int, optional: tuple[int, ...] = ()) -> tuple[Item, ...]:
    return tuple(
        Item(id=f"q{n}", low=low, high=high, optional=n in optional) for n in range(1, count + 1)
    )


def _t_score() -> tuple[Item, ...]:
    return (Item(id="t", low=0, high=100, whole=False),)


_NPRS = Form(items=_items(1, 0, 10), minimum=0, maximum=10, evidence="ostelo-2008")
_START_ITEMS = (*_items(8, 0, 1), Item(id="q9", low=0, high=4))
_OMPSQ_ITEMS = (Item(id="q1", low=1, high=10), *_items(10, 0, 10)[1:])
_GLOBAL_ITEMS = tuple(
    Item(id=f"q{n}", low=0 if n == 7 else 1, high=10 if n == 7 else 5, optional=n in (1, 9))
    for n in range(1, 11)
)

FORMS: dict[Measure, Form] = {
    Measure.NPRS_REST: _NPRS,
    Measure.NPRS_WORST: _NPRS,
    Measure.NPRS_AVERAGE: _NPRS,
    Measure.NPRS_MORNING: _NPRS,
    Measure.RMDQ: Form(
        items=_items(24, 0, 1),
        minimum=0,
        maximum=24,
        evidence="roland-2000",
        missing=Missing.AS_ZERO,
    ),
    Measure.ODI: Form(
        items=_items(10, 0, 5),
        minimum=0,
        maximum=100,
        evidence="odi",
        missing=Missing.BY_ANSWERED,
    ),
    Measure.PSFS: Form(
        items=_items(5, 0, 10, optional=(4, 5)), minimum=0, maximum=10, evidence="psfs"
    ),
    Measure.PSFS_ACTIVITY: Form(items=_items(1, 0, 10), minimum=0, maximum=10, evidence="psfs"),
    Measure.START_BACK: Form(items=_START_ITEMS, minimum=0, maximum=9, evidence="start-back"),
    Measure.OMPSQ_SF: Form(items=_OMPSQ_ITEMS, minimum=1, maximum=100, evidence="linton-2011"),
    Measure.PSEQ: Form(items=_items(10, 0, 6), minimum=0, maximum=60, evidence="pseq"),
    Measure.PSEQ_2: Form(items=_items(2, 0, 6), minimum=0, maximum=12, evidence="pseq"),
    Measure.FABQ: Form(
        items=_items(16, 0, 6, optional=(1, 8, 13, 14, 16)),
        minimum=0,
        maximum=24,
        evidence="fabq",
    ),
    Measure.PROMIS_GLOBAL: Form(items=_GLOBAL_ITEMS, minimum=0, maximum=100, evidence="promis"),
    Measure.PROMIS_PI: Form(items=_t_score(), minimum=0, maximum=100, evidence="promis"),
    Measure.PROMIS_PF: Form(items=_t_score(), minimum=0, maximum=100, evidence="promis"),
    Measure.GROC: Form(items=_items(1, -5, 5), minimum=-5, maximum=5, evidence="bobos-2020"),
    Measure.PHQ_2: Form(items=_items(2, 0, 3), minimum=0, maximum=6, evidence="arroll-2010"),
    Measure.PHQ_9: Form(items=_items(9, 0, 3), minimum=0, maximum=27, evidence="phq-9"),
    Measure.GAD_2: Form(items=_items(2, 0, 3), minimum=0, maximum=6, evidence="gad-2"),
    Measure.GAD_7: Form(items=_items(7, 0, 3), minimum=0, maximum=21, evidence="gad-2"),
    Measure.TSK_11: Form(items=_items(11, 1, 4), minimum=11, maximum=44, evidence="woby-2005"),
    Measure.SUS: Form(items=_items(10, 1, 5), minimum=0, maximum=100, evidence="brooke-1996"),
    Measure.EARS: Form(
        items=_items(6, 0, 4), minimum=0, maximum=24, evidence="newman-beinart-2017"
    ),
    Measure.SIRAS: Form(items=_items(3, 1, 5), minimum=3, maximum=15, evidence="siras"),
}

_NONE = Loinc()
_PAIN = Loinc(total="72514-3")
_PHQ_ITEMS = {"q1": "44250-9", "q2": "44255-8"}
_GAD_ITEMS = {"q1": "69725-0", "q2": "68509-9"}

# Danger: the code often quoted as the GAD-2 total belongs to the PHQ-15; none is verified.
# Danger: 97909-6 says percent, but the severity bands LOINC lists with it are raw points.
LOINC: dict[Measure, Loinc] = {
    Measure.NPRS_REST: _PAIN,
    Measure.NPRS_WORST: _PAIN,
    Measure.NPRS_AVERAGE: _PAIN,
    Measure.NPRS_MORNING: _PAIN,
    Measure.RMDQ: _NONE,
    Measure.ODI: Loinc(panel="97908-8", total="97909-6"),
    Measure.PSFS: _NONE,
    Measure.PSFS_ACTIVITY: _NONE,
    Measure.START_BACK: Loinc(panel="91349-1", items={"risk": "91352-5"}),
    Measure.OMPSQ_SF: _NONE,
    Measure.PSEQ: _NONE,
    Measure.PSEQ_2: _NONE,
    Measure.FABQ: _NONE,
    Measure.PROMIS_GLOBAL: Loinc(panel="85524-7"),
    Measure.PROMIS_PI: _NONE,
    Measure.PROMIS_PF: _NONE,
    Measure.GROC: _NONE,
    Measure.PHQ_2: Loinc(panel="55757-9", total="55758-7", items=_PHQ_ITEMS),
    Measure.PHQ_9: Loinc(panel="44249-1", total="44261-6", items={**_PHQ_ITEMS, "q9": "44260-8"}),
    Measure.GAD_2: Loinc(items=_GAD_ITEMS),
    Measure.GAD_7: Loinc(panel="69737-5", total="70274-6", items=_GAD_ITEMS),
    Measure.TSK_11: _NONE,
    Measure.SUS: _NONE,
    Measure.EARS: _NONE,
    Measure.SIRAS: _NONE,
}
