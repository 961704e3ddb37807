"""The contact sheet: every figure on one page of HTML, without a script or anything to fetch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from itertools import groupby

from lumbar.content.loader import Content
from lumbar.core.library import Exercise
from lumbar.core.words import Position, Sides
from lumbar.figure.render import SCOPE
from lumbar.figure.theme import CONTRAST, CONTRAST_DARK, DARK, LIGHT, style

SIDES = {Sides.BOTH: "", Sides.EACH: "each side", Sides.ALTERNATE: "sides by turns"}
POSITIONS = {
    Position.STANDING: "Standing",
    Position.SITTING: "Sitting",
    Position.SUPINE: "Lying on the back",
    Position.PRONE: "Lying on the stomach",
    Position.SIDE_LYING: "Lying on the side",
    Position.QUADRUPED: "On hands and knees",
    Position.KNEELING: "Kneeling",
    Position.EDGE_OF_BED: "On the edge of a bed",
}
COLOURS = {
    "device": "As my device",
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast",
    "contrast-dark": "High contrast, dark",
}
PICTURES = {"device-motion": "As my device", "moving": "Moving", "still": "Start and end"}

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)  # one for the page stands in its head

Paper = dict[str, str]
ON_LIGHT: Paper = {
    "paper": "#FBFAF6", "card": "#FFFFFF", "ink": "#18262E", "soft": "#52636D", "line": "#DAD8CF",
    "teal": "#0A6B69", "tint": "#E3F1EF",
}  # fmt: skip
ON_DARK: Paper = {
    "paper": "#10191E", "card": "#18242B", "ink": "#EEF2F2", "soft": "#A9B8BE", "line": "#2C3A42",
    "teal": "#6FCFC8", "tint": "#15353A",
}  # fmt: skip
IN_CONTRAST: Paper = {
    "paper": "#FFFFFF", "card": "#FFFFFF", "ink": "#000000", "soft": "#000000", "line": "#000000",
    "teal": "#004442", "tint": "#FFFFFF",
}  # fmt: skip
IN_CONTRAST_DARK: Paper = {
    "paper": "#000000", "card": "#000000", "ink": "#FFFFFF", "soft": "#FFFFFF", "line": "#FFFFFF",
    "teal": "#7FF0E8", "tint": "#000000",
}  # fmt: skip
"""The tokens of the page; the figures take their own beside them."""

LOOK = """
*{box-sizing:border-box}
html{font:18px/1.5 "Atkinson Hyperlegible Next",system-ui,sans-serif;scroll-behavior:smooth}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
body{margin:0;background:var(--paper);color:var(--ink)}
header,main,footer{max-width:1600px;margin:0 auto;padding:16px}
h1{font-size:1.7rem;line-height:1.2;margin:16px 0 8px}
main{padding-top:0}
h2{font-size:1.25rem;margin:24px 0 12px;scroll-margin-top:16px}
h3{font-size:1rem;line-height:1.3;margin:0}
p{margin:0;max-width:66ch}
.soft{color:var(--soft);font-size:.9rem}
nav ul,.cards{list-style:none;margin:0;padding:0}
nav ul{display:flex;flex-wrap:wrap;gap:8px;margin-top:16px}
nav a{display:block;min-height:48px;padding:10px 16px;border:1px solid var(--line);
 border-radius:12px;background:var(--card);color:var(--teal)}
fieldset{display:flex;flex-wrap:wrap;gap:0 8px;border:0;margin:16px 0 0;padding:0}
legend{font-weight:700;padding:0}
label{display:flex;align-items:center;gap:8px;min-height:48px;padding:0 16px 0 4px}
input{width:22px;height:22px;margin:0;accent-color:var(--teal)}
:focus-visible{outline:3px solid var(--teal);outline-offset:2px}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,290px),1fr));gap:16px}
.card{height:100%;padding:12px 16px 16px;background:var(--card);border:1px solid var(--line);
 border-radius:12px;--lumbar-paper:var(--card);content-visibility:auto;
 contain-intrinsic-size:auto 330px;break-inside:avoid}
.card svg{display:block;width:100%;aspect-ratio:4/3;margin-bottom:8px}
:root:has(#still:checked) .lumbar-figure .f-moving{display:none}
:root:has(#still:checked) .lumbar-figure .f-still{display:inline}
@media screen{:root:has(#moving:checked) .lumbar-figure .f-moving{display:inline}
:root:has(#moving:checked) .lumbar-figure .f-still{display:none}}
@media(forced-colors:active){.card{forced-color-adjust:none}}
@media print{fieldset,nav{display:none}.card{content-visibility:visible}}
"""


def contact_sheet(content: Content, drawn: Mapping[str, str]) -> str:
    """Write the page of the figures drawn (SVG by id), by level and name."""
    exercises = content.library.exercises
    ordered = sorted(drawn, key=lambda slug: (exercises[slug].level, content.name(slug)))
    levels = [
        (level, list(slugs)) for level, slugs in groupby(ordered, lambda s: exercises[s].level)
    ]
    sections = "".join(_section(level, slugs, content, drawn) for level, slugs in levels)
    missing = sorted(content.name(slug) for slug in exercises if slug not in drawn)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><title>Every exercise, drawn</title>'
        f"<style>{_colours()}{LOOK}{style(SCOPE)}</style></head>\n<body>"
        f"<header>{_header(len(ordered), levels)}</header>\n<main>{sections}</main>\n"
        f"{_footer(missing)}</body></html>\n"
    )


def _header(count: int, levels: Iterable[tuple[int, list[str]]]) -> str:
    links = "".join(
        f'<li><a href="#level-{level}">Level {level} ({len(slugs)})</a></li>'
        for level, slugs in levels
    )
    return (
        f'<h1>Every exercise, drawn</h1><p class="soft">{count} exercises of Lumbar, from the'
        " gentlest level up. What is done on each side is shown on one; the tempo is the true"
        " one.</p>"
        f"{_switch('colours', 'Colours', COLOURS)}{_switch('pictures', 'Pictures', PICTURES)}"
        f'<nav aria-label="Levels"><ul>{links}</ul></nav>'
    )


def _switch(name: str, legend: str, choices: Mapping[str, str]) -> str:
    first = next(iter(choices))
    rows = "".join(
        f'<label><input type="radio" name="{name}" id="{key}"{" checked" * (key == first)}>'
        f"{text}</label>"
        for key, text in choices.items()
    )
    return f"<fieldset><legend>{legend}</legend>{rows}</fieldset>"


def _section(level: int, slugs: list[str], content: Content, drawn: Mapping[str, str]) -> str:
    cards = "".join(_card(slug, content, drawn[slug]) for slug in slugs)
    return (
        f'<section aria-labelledby="level-{level}"><h2 id="level-{level}">Level {level}</h2>'
        f'<ul class="cards">{cards}</ul></section>\n'
    )


def _card(slug: str, content: Content, svg: str) -> str:
    exercise = content.library.exercises[slug]
    bare = _STYLE.sub("", svg, count=1).strip()
    return (
        f'<li><article class="card" id="{slug}" aria-labelledby="{slug}-name">{bare}'
        f'<h3 id="{slug}-name">{escape(content.name(slug))}</h3>'
        f'<p class="soft">{escape(_facts(exercise))}</p></article></li>\n'
    )


def _facts(exercise: Exercise) -> str:
    facts = filter(None, (POSITIONS[exercise.position], SIDES[exercise.sides]))
    return f"Level {exercise.level}. {', '.join(facts)}."


def _footer(missing: list[str]) -> str:
    if not missing:
        return ""
    names = ", ".join(map(escape, missing))
    return f'<footer><p class="soft">Not drawn yet: {names}.</p></footer>'


def _colours() -> str:
    """Write the colours of page and figures: by the device, and by the choice on the page."""
    rows = (
        ("light", ON_LIGHT, LIGHT),
        ("dark", ON_DARK, DARK),
        ("contrast", IN_CONTRAST, LIGHT | CONTRAST),
        ("contrast-dark", IN_CONTRAST_DARK, DARK | CONTRAST_DARK),
    )
    chosen = "".join(
        f":root:has(#{name}:checked){{{_variables('', paper)};{_variables('lumbar-', figure)};"
        f"color-scheme:{'dark' if name.endswith('dark') else 'light'}}}"
        for name, paper, figure in rows
    )
    more = "prefers-contrast:more"
    return (
        f":root{{{_variables('', ON_LIGHT)}}}"
        f"@media(prefers-color-scheme:dark){{:root{{{_variables('', ON_DARK)}}}}}"
        f"@media({more}){{:root{{{_variables('', IN_CONTRAST)}}}}}"
        f"@media({more}) and (prefers-color-scheme:dark)"
        f"{{:root{{{_variables('', IN_CONTRAST_DARK)}}}}}{chosen}"
    )


def _variables(prefix: str, colours: Mapping[str, str]) -> str:
    return ";".join(f"--{prefix}{name}:{value}" for name, value in colours.items())
