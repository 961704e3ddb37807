"""A library of three exercises, sound as it stands, for tests that break one thing at a time."""

from __future__ import annotations

from pathlib import Path

EXERCISE = """\
id: {slug}
family: {slug}
origin: system
position: supine
category: anti-extension
direction: neutral
level: {level}
spine_load: {{compression: 1}}
muscles: [obliques]
needs: []
options: [mat]
sides: both
exclude: [post_op_spine_lt6w]
modify: [wrist_problem]
prerequisites: [{needed}]
easier: [{easier}]
harder: [{harder}]
roles: [control]
dose:
  type: reps
  sets: 2
  reps: [8, 12]
  rest_s: 60
  source: ours
axes: [reps, sets, exercise]
evidence: [design]
schedulable: true
needs_approval: false
sources: []
"""

TEXT = """\
---
name: The {slug} one
modify:
  wrist_problem: Use your fists.
---
## Why
It trains the trunk.
## How
1. Lie down.
2. Breathe.
3. Get up.
## Cues
- Slowly
- Evenly
## Common errors
- Rushing
- Holding the breath
## Too hard
Do less.
## Too easy
Do more.
## Stop if
- The pain is sharp
- The pain moves down your leg
"""

PROGRAMME = """\
id: short
origin: system
source: design
items:
  - exercise: low
    dose: {sets: 1, reps: 8, rest_s: 60}
"""

PROGRAMME_TEXT = """\
---
title: Short
minutes: 5
---
## Who it suits
Everybody.
## What it is
One exercise.
## What we changed
- Nothing
## Whose dose
All of it is ours.
"""

LADDERS = "flexion: []\nextension: []\nrotation: []\n"

STEPS = {
    "low": {"level": 1, "needed": "", "easier": "", "harder": "mid"},
    "mid": {"level": 2, "needed": "exercise: low", "easier": "low", "harder": "top"},
    "top": {"level": 3, "needed": "exercise: mid", "easier": "mid", "harder": ""},
}


def write_tree(root: Path) -> Path:
    """Write the sound library under ``root``."""
    for slug, step in STEPS.items():
        values = {**step, "needed": f"{{{step['needed']}}}" if step["needed"] else ""}
        write(root, f"exercises/{slug}/exercise.yaml", EXERCISE.format(slug=slug, **values))
        write(root, f"exercises/{slug}/en.md", TEXT.format(slug=slug))
    write(root, "programmes/short/programme.yaml", PROGRAMME)
    write(root, "programmes/short/en.md", PROGRAMME_TEXT)
    write(root, "ladders.yaml", LADDERS)
    return root


def write(root: Path, name: str, text: str) -> Path:
    """Write one file, and the folders it needs."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def edit(root: Path, name: str, old: str, new: str) -> Path:
    """Replace one piece of text of a file, which must be there exactly once."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def line_of(path: Path, text: str) -> int:
    """Give the number of the first line that contains the text, counted from 1."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(n for n, line in enumerate(lines, 1) if text in line)
