"""Which exercises belong to a stage and a preference (rules page, section h).

A chain lists the steps of one choice, hardest first: the first that the person may
do is taken. Its tail is what opens the rest, so that a first programme leads there.
"""

from __future__ import annotations

from dataclasses import dataclass

from lumbar.core.record import Record
from lumbar.core.words import Direction, Preference, Stage

Chain = tuple[str, ...]

_EXTENSION = Preference.EXTENSION_FIRST
_FLEXION = Preference.FLEXION_FIRST
_NONE = Preference.NO_CLEAR_PREFERENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Record):
    """Hold one row of the table: chains to choose from, the best first."""

    relief: tuple[Chain, ...]
    control: tuple[Chain, ...]
    strength: tuple[Chain, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Room(Record):
    """Bound how many items of each kind a session takes."""

    relief: int
    control: int
    strength: int


WARM_UP_MAX = 2  # [D] 1-2 relief items; at LOW the second comes when the rest is in

# [D] 1-2 relief, 1-2 control, up to 3 strength, 6 in all
ROOM: dict[Stage, Room] = {
    Stage.HIGH: Room(relief=2, control=2, strength=0),
    Stage.MODERATE: Room(relief=2, control=2, strength=2),
    Stage.LOW: Room(relief=1, control=2, strength=3),
}

# [D] highest level of an exercise; MODERATE reaches 3 by the rule of section c
STAGE_CAP: dict[Stage, int] = {Stage.HIGH: 1, Stage.MODERATE: 2, Stage.LOW: 5}

_CALM_EXTENSION: tuple[Chain, ...] = (
    ("prone-lying",),
    ("prone-press-elbows",),
    ("standing-extension-wall",),
)
_CALM_FLEXION: tuple[Chain, ...] = (
    ("supine-calves-on-chair",),
    ("single-knee-to-chest",),
    ("seated-forward-reach",),
    ("supine-knee-roll",),
)
_CALM_NONE: tuple[Chain, ...] = (("pelvic-tilt",), ("supine-knee-roll",), ("cat-cow",))
_CALM_CONTROL: tuple[Chain, ...] = (("pelvic-tilt",), ("heel-slide",))

_MODERATE_CONTROL: tuple[Chain, ...] = (
    ("supine-leg-lift-90-90", "pelvic-tilt"),
    ("bear-hold", "bear-hold-forearms", "bird-dog-leg", "bird-dog-arm", "heel-slide"),
    ("four-point-finger-prop",),
)
_MODERATE_STRENGTH: tuple[Chain, ...] = (
    ("bridge", "bridge-half"),
    ("seated-band-row",),
    ("standing-biceps-curl",),
    ("side-lying-hip-abduction",),
)

_PLANK: Chain = ("plank-toes", "plank", "plank-table", "plank-wall", "pelvic-tilt")
_BEAR: Chain = ("bear-hold", "bear-hold-forearms", "heel-slide")
_BIRD_DOG: Chain = ("bird-dog", "bird-dog-leg", "bird-dog-arm", "pelvic-tilt")
_SIDE_PLANK: Chain = (
    "side-plank-feet",
    "side-plank",
    "side-plank-table",
    "side-plank-wall",
    "heel-slide",
)
_HINGE: Chain = ("romanian-deadlift", "romanian-deadlift-unloaded", "standing-biceps-curl")
_ROTATION: Chain = (
    "wood-chop-high-anchor",
    "wood-chop-low-anchor",
    "wood-chop-horizontal",
    "seated-trunk-rotation",
)

ROWS: dict[tuple[Stage, Preference], Row] = {
    (Stage.HIGH, _EXTENSION): Row(relief=_CALM_EXTENSION, control=_CALM_CONTROL),
    (Stage.HIGH, _FLEXION): Row(relief=_CALM_FLEXION, control=_CALM_CONTROL),
    (Stage.HIGH, _NONE): Row(relief=_CALM_NONE, control=(("heel-slide",),)),
    (Stage.MODERATE, _EXTENSION): Row(
        relief=_CALM_EXTENSION, control=_MODERATE_CONTROL, strength=_MODERATE_STRENGTH
    ),
    (Stage.MODERATE, _FLEXION): Row(
        relief=_CALM_FLEXION, control=_MODERATE_CONTROL, strength=_MODERATE_STRENGTH
    ),
    (Stage.MODERATE, _NONE): Row(
        relief=_CALM_NONE, control=_MODERATE_CONTROL, strength=_MODERATE_STRENGTH
    ),
    (Stage.LOW, _EXTENSION): Row(
        relief=(
            ("prone-press", "prone-press-elbows", "prone-lying"),
            ("standing-extension", "standing-extension-wall"),
        ),
        control=(_BIRD_DOG, _SIDE_PLANK),
        strength=(("hip-thrust", "bridge", "bridge-half"), _HINGE),
    ),
    (Stage.LOW, _FLEXION): Row(
        relief=(
            ("single-knee-to-chest",),
            ("seated-bend", "seated-forward-reach"),
            ("childs-pose",),
        ),
        control=(_PLANK, _BEAR),
        strength=(("bicycle-crunch", "sit-up", "reverse-crunch", "partial-curl"),),
    ),
    (Stage.LOW, _NONE): Row(
        relief=_CALM_NONE,
        control=(_PLANK, (*_BIRD_DOG[:-1], "heel-slide"), _SIDE_PLANK),
        strength=(_ROTATION,),
    ),
}

# What the neutral set offers for relief after a rejected test (section b).
NEUTRAL_RELIEF: tuple[Chain, ...] = (("pelvic-tilt",), ("heel-slide",))

# [D] no clear preference: one level-1 movement each way, the person picks by comfort
BY_COMFORT: dict[Direction, Chain] = {
    Direction.FLEXION: ("single-knee-to-chest", "seated-forward-reach", "supine-calves-on-chair"),
    Direction.EXTENSION: ("standing-extension-wall", "prone-press-elbows", "prone-lying"),
}

PREFERRED: dict[Preference, Direction | None] = {
    _EXTENSION: Direction.EXTENSION,
    _FLEXION: Direction.FLEXION,
    _NONE: None,
}


def calm_set() -> tuple[str, ...]:
    """List every exercise of the HIGH rows, once, in the order of the table."""
    rows = [row for (stage, _), row in ROWS.items() if stage is Stage.HIGH]
    return tuple(dict.fromkeys(s for r in rows for c in r.relief + r.control for s in c))
