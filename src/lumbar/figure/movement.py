"""The movement script: read it from plain data and complain in words that say how to mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from lumbar.figure.angles import LIMB, LIMITS_DEG, SIDES, require_in_limits, spread
from lumbar.figure.contacts import ALIASES, HEIGHTS_M, HOLDS, PARTS, TRUNK, WALLS, Contact, bare
from lumbar.figure.errors import BadScript
from lumbar.figure.poses import BASES, BOTH, FACING, parts
from lumbar.figure.skeleton import articulate

VIEWS: dict[str, tuple[float, float]] = {
    "side": (0.0, 0.0),
    "front": (90.0, 0.0),
    "back": (-90.0, 0.0),
    "three-quarter": (42.0, 14.0),
    "three-quarter-back": (-42.0, 14.0),
    "high": (28.0, 38.0),
    "top": (0.0, 89.0),
    "foot-end": (78.0, 24.0),
}
"""Where one looks from: degrees around the person from the side, degrees above the floor."""

MUSCLES = (
    "abdominals", "obliques", "back", "upper_back", "gluteals", "hip_side", "hip_flexors",
    "quadriceps", "hamstrings", "calves", "shoulders", "chest", "biceps", "triceps", "neck",
)  # fmt: skip
PROPS = (
    "mat", "chair", "stool", "wall", "table", "counter", "bed", "ball", "roller", "band",
    "weight", "weights", "bag", "stick", "towel", "cushion", "step", "raised-surface", "anchor",
)  # fmt: skip
SIDE_WORDS = ("both", "right", "left", "alternate")
LOOPS = ("back", "cycle")
KEY_WORDS = ("plant", "slide", "free", "left", "right", "from", "move", "hold", "phase")
WORDS = (
    "base", "facing", "view", "side", "loop", "props", "tempo", "main", "highlight", "arrow",
    "inset", "keys", "body", "anchor",
)  # fmt: skip
TIED = ("from", "to", "at")
MEASURED: dict[str, tuple[float, float]] = {
    "height": (0.02, 2.5), "distance": (0.0, 3.0), "aside": (-2.0, 2.0), "over": (0.0, 1.5),
    "shift": (-2.0, 2.0), "x": (-4.0, 4.0), "z": (-3.0, 3.0), "way": (-1.0, 1.0),
}  # fmt: skip
"""The settings of props in metres (``way``: which side), and from what to what they may go."""
_JOINTS = tuple(articulate(BASES["standing"].pose()).joints)
_LIMB_POINTS = tuple(dict.fromkeys(bare(name) for name in _JOINTS if name != bare(name)))
_ENDS = ("hand", "foot", "fist", "thigh")
GRIPPED = (
    "hands", "feet", "fists", *_JOINTS,
    *(f"{side}_{name}" for side in SIDES for name in _ENDS),
)  # fmt: skip
"""What a band, a stick or a towel may be tied to."""
POINTED = (
    *_JOINTS, "feet", *_LIMB_POINTS, *_ENDS, *(f"{name}s" for name in (*_LIMB_POINTS, *_ENDS)),
    *(f"{side}_{name}" for side in SIDES for name in _ENDS),
)  # fmt: skip
"""What an arrow or an inset may show."""
TEMPO_S = {"up": 2.0, "hold": 1.0, "down": 2.0, "rest": 0.8}


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """State one key pose: angles in degrees, what it plants and frees, seconds to get there."""

    angles: dict[str, float] = field(default_factory=dict)
    plant: tuple[Contact, ...] = ()
    free: tuple[str, ...] = ()
    start_from: int | None = None
    move_s: float | None = None
    hold_s: float | None = None
    phase: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prop:
    """Name a thing in the picture and its own settings (metres, parts it is tied to)."""

    name: str
    settings: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """Hold a whole movement script; angles in degrees, times in seconds."""

    base: str
    keys: tuple[Key, ...]
    facing: str = "right"
    view: tuple[float, float] = VIEWS["side"]
    side: str = "both"
    loop: str = "back"
    body: str = ""
    anchor: int = 0
    props: tuple[Prop, ...] = ()
    tempo: dict[str, float] = field(default_factory=lambda: dict(TEMPO_S))
    main: str = ""
    main_range: tuple[float, float] | None = None
    highlight: tuple[str, ...] = ()
    arrow: dict[str, Any] = field(default_factory=dict)
    inset: dict[str, Any] = field(default_factory=dict)

    def prop(self, name: str) -> dict[str, Any]:
        """Give the settings of a prop; empty when the script has none."""
        return next((p.settings for p in self.props if p.name == name), {})


def read_movement(document: Mapping[str, Any], *, path: str = "movement") -> Movement:
    """Read a movement script; raise ``BadScript`` that says what to write instead."""
    if not isinstance(document, Mapping):
        raise BadScript(
            "a movement is a mapping with base and keys", path=path, remedy="start with base:"
        )
    for word in document:
        _known(word, WORDS, f"{path}.{word}", "word of a movement")
    base = _choice(document, "base", tuple(BASES), path, None)
    keys = _list(document.get("keys"), f"{path}.keys")
    main = _main(document.get("main"), f"{path}.main")
    return Movement(
        base=base,
        keys=tuple(_key(key, f"{path}.keys.{i}", i) for i, key in enumerate(keys)),
        facing=_choice(
            document, "facing", tuple(FACING), path, "viewer" if base == "side_lying" else "right"
        ),
        view=_view(document.get("view", "side"), f"{path}.view"),
        side=_choice(document, "side", SIDE_WORDS, path, "both"),
        loop=_choice(document, "loop", LOOPS, path, "back"),
        body=_choice(document, "body", ("a", "b", ""), path, ""),
        anchor=int(_number(document.get("anchor", 0), f"{path}.anchor", 0, len(keys) - 1)),
        props=_props(document.get("props"), f"{path}.props"),
        tempo=_tempo(document.get("tempo"), f"{path}.tempo"),
        main=str(main.get("angle", "")),
        main_range=_range(main.get("range"), f"{path}.main.range"),
        highlight=tuple(
            _known(word, (*MUSCLES, *_sided(MUSCLES)), f"{path}.highlight.{i}", "muscle region")
            for i, word in enumerate(_words(document.get("highlight"), f"{path}.highlight"))
        ),
        arrow=_mark(document.get("arrow"), f"{path}.arrow", ("to", "offset", "bow")),
        inset=_mark(document.get("inset"), f"{path}.inset", ("zoom", "corner")),
    )


def _sided(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{side}_{word}" for side in SIDES for word in words)


def _mapping(value: Any, path: str) -> Mapping[Any, Any]:
    if value is None or isinstance(value, Mapping):
        return value or {}
    word = path.rpartition(".")[2]
    raise BadScript(
        f"{word} is a mapping, not {value!r}", path=path, remedy=f"write {word}: {{name: value}}"
    )


def _words(value: Any, path: str) -> Sequence[Any]:
    if value is None or (isinstance(value, Sequence) and not isinstance(value, str)):
        return value or ()
    word = path.rpartition(".")[2]
    raise BadScript(
        f"{word} is a list, not {value!r}", path=path, remedy=f"write {word}: [{value}]"
    )


def _main(value: Any, path: str) -> Mapping[Any, Any]:
    main = {"angle": value} if isinstance(value, str) else _mapping(value, path)
    for word in main:
        _known(word, ("angle", "range"), f"{path}.{word}", "word of the main angle")
    if main:
        angles = (*LIMB, *LIMITS_DEG, *_sided(LIMB))
        _known(main.get("angle"), angles, f"{path}.angle", "angle")
    return main


def _known(word: Any, words: Sequence[str], path: str, what: str) -> str:
    if word in words:
        return str(word)
    near = [] if word is None else get_close_matches(str(word), words, n=2, cutoff=0.55)
    hint = f"did you mean {' or '.join(near)}?" if near else f"use one of: {', '.join(words)}"
    raise BadScript(f"{word!r} is no {what}", path=path, remedy=hint)


def _choice(
    document: Mapping[str, Any], word: str, words: Sequence[str], path: str, default: str | None
) -> str:
    if word not in document and default is not None:
        return default
    return _known(document.get(word), words, f"{path}.{word}", word)


def _list(value: Any, path: str) -> Sequence[Any]:
    if isinstance(value, Sequence) and not isinstance(value, str) and value:
        return value
    raise BadScript(
        "keys is a list of at least one pose",
        path=path,
        remedy="write `keys:` and below it one `- {…}` a pose; `- {}` is the base pose itself",
    )


def _number(value: Any, path: str, low: float, high: float) -> float:
    if isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high:
        return float(value)
    raise BadScript(
        f"{value!r} is no number from {low:g} to {high:g}", path=path, remedy="mend the number"
    )


def _range(value: Any, path: str) -> tuple[float, float] | None:
    if value is None:
        return None
    if isinstance(value, Sequence) and len(value) == 2:
        return (_number(value[0], path, -180, 185), _number(value[1], path, -180, 185))
    raise BadScript(
        "a range is [lowest, highest] in degrees", path=path, remedy="write range: [0, 90]"
    )


def _view(value: Any, path: str) -> tuple[float, float]:
    if isinstance(value, Sequence) and not isinstance(value, str) and len(value) == 2:
        return (_number(value[0], path, -180, 180), _number(value[1], path, -10, 89))
    return VIEWS[_known(value, tuple(VIEWS), path, "view (a name, or [around, above] in degrees)")]


def _tempo(value: Any, path: str) -> dict[str, float]:
    tempo = dict(TEMPO_S)
    for word, seconds in _mapping(value, path).items():
        _known(word, tuple(TEMPO_S), f"{path}.{word}", "part of the tempo")
        tempo[word] = _number(seconds, f"{path}.{word}", 0, 30)
    if not tempo["up"] + tempo["down"]:
        raise BadScript("the movement takes no time", path=path, remedy="write up: 2 or down: 2")
    return tempo


def _mark(value: Any, path: str, more: tuple[str, ...]) -> dict[str, Any]:
    if not value:
        return {}
    mark = {"part": value} if isinstance(value, str) else dict(_mapping(value, path))
    if "part" not in mark:
        raise BadScript(
            "say which part", path=path, remedy=f"write {path.rpartition('.')[2]}: {{part: pelvis}}"
        )
    for word, given in mark.items():
        where = f"{path}.{word}"
        _known(word, ("part", *more), where, "setting of it")
        if word == "part":
            _known(given, POINTED, where, "part of the body")
        elif word == "bow":
            _number(given, where, -1, 1)
        elif word == "zoom":
            _number(given, where, 1, 6)
        elif word == "corner":
            _known(given, ("left", "right"), where, "corner")
        else:
            _place(given, where)
    return mark


def _place(value: Any, path: str) -> None:
    pair = _words(value, path)
    if len(pair) != 2:
        raise BadScript(
            "a place is [right, up] in metres", path=path, remedy="write [0.2, 0.1] or leave it out"
        )
    for number in pair:
        _number(number, path, -3, 3)


def _props(value: Any, path: str) -> tuple[Prop, ...]:
    found = []
    for i, entry in enumerate(_words(value, path)):
        where = f"{path}.{i}"
        pair = _mapping({entry: {}} if isinstance(entry, str) else entry, where)
        for name, settings in pair.items():
            _known(name, PROPS, where, "prop")
            own = {"at": settings} if isinstance(settings, str) else dict(_mapping(settings, where))
            for word, given in own.items():
                _setting(name, word, given, f"{where}.{word}")
            found.append(Prop(name=name, settings=own))
    return tuple(found)


def _setting(prop: str, word: str, given: Any, path: str) -> None:
    _known(word, (*TIED, *MEASURED), path, "setting of a prop")
    if word in MEASURED:
        _number(given, path, *MEASURED[word])
    elif (prop, word, given) != ("band", "from", "anchor"):
        _known(given, GRIPPED, path, "part that a thing is tied to")


def _key(value: Any, path: str, index: int) -> Key:
    if not isinstance(value, Mapping) and value is not None:
        raise BadScript("a key is a mapping", path=path, remedy="write `- {hip_flexion: 90}`")
    value = value or {}
    angles: dict[str, float] = {}
    for word, given in value.items():
        if word in SIDES:
            for name, degrees in _mapping(given, f"{path}.{word}").items():
                angles.update(_angle(f"{word}_{name}", degrees, f"{path}.{word}.{name}"))
        elif word not in KEY_WORDS:
            angles.update(_angle(word, given, f"{path}.{word}"))
    planted = [
        contact
        for word in ("plant", "slide")
        for part, surface in _mapping(value.get(word), f"{path}.{word}").items()
        for contact in _contacts(
            str(part), surface, f"{path}.{word}.{part}", sliding=word == "slide"
        )
    ]
    start = value.get("from")
    return Key(
        angles=angles,
        plant=tuple(planted),
        free=tuple(
            p
            for part in _words(value.get("free"), f"{path}.free")
            for p in _parts(str(part), f"{path}.free")
        ),
        start_from=None
        if start is None
        else int(_number(start, f"{path}.from", 0, max(index - 1, 0))),
        move_s=None if "move" not in value else _number(value["move"], f"{path}.move", 0, 30),
        hold_s=None if "hold" not in value else _number(value["hold"], f"{path}.hold", 0, 30),
        phase=str(value.get("phase", "")),
    )


def _angle(name: str, degrees: Any, path: str) -> dict[str, float]:
    names = spread(name)
    if not names or name in ("x", "y", "z"):
        words = (*LIMITS_DEG, *LIMB, *_sided(LIMB), *KEY_WORDS)
        _known(name, [w for w in words if w != name], path, "angle or word of a key")
    value = _number(degrees, path, -360, 360)
    for each in names:
        require_in_limits(each, value, path=path)
    return dict.fromkeys(names, value)


def _parts(part: str, path: str) -> tuple[str, ...]:
    side = f"{part.partition('_')[0]}_" if part.partition("_")[0] in SIDES else ""
    part = side + ALIASES.get(bare(part), bare(part)) if part not in BOTH else part
    known = (*BOTH, *TRUNK, *_sided(tuple(PARTS)))
    _known(part, known, path, "part that can be planted")
    return parts(part)


def _contacts(part: str, surface: Any, path: str, *, sliding: bool) -> list[Contact]:
    singles = _parts(part, path)
    if bare(str(surface)) in HOLDS:
        if not all(bare(p) in ("hand", "fist") for p in singles):
            raise BadScript(
                f"{part} cannot hold {surface}", path=path, remedy="only hands hold the body"
            )
    else:
        _known(
            surface, (*HEIGHTS_M, *WALLS, *HOLDS, *_sided(HOLDS)), path, "surface or part to hold"
        )
    return [Contact(p, str(surface), sliding=sliding) for p in singles]
