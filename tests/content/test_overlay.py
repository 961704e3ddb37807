"""A clinic adds to the library; it cannot break it or make it less safe in silence."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.content.tiny import edit, write

from lumbar.content.check import check_content
from lumbar.content.errors import BrokenContent
from lumbar.content.files import BUILT_IN
from lumbar.content.loader import content_hash, load_library

PLANK = "exercises/plank/exercise.yaml"
PROP = "exercises/four-point-finger-prop/exercise.yaml"


def copied(overlay: Path, name: str) -> None:
    write(overlay, name, (BUILT_IN / name).read_text(encoding="utf-8"))


def own_exercise(overlay: Path) -> None:
    facts = (BUILT_IN / "exercises/heel-slide/exercise.yaml").read_text(encoding="utf-8")
    facts = facts.replace("heel-slide", "wall-press").replace("origin: seed", "origin: system")
    facts = re.sub(r"\nsources:\n.*", "\nsources: []\n", facts, flags=re.DOTALL)
    write(overlay, "exercises/wall-press/exercise.yaml", facts)
    words = (BUILT_IN / "exercises/heel-slide/en.md").read_text(encoding="utf-8")
    write(overlay, "exercises/wall-press/en.md", words)


def test_a_clinic_adds_an_exercise_of_its_own(tmp_path: Path) -> None:
    own_exercise(tmp_path)
    content = load_library(tmp_path)
    assert content.added == ("wall-press",)
    assert len(content.library.exercises) == len(load_library().library.exercises) + 1
    assert content.content_hash != load_library().content_hash


def test_a_clinic_rewords_an_exercise(tmp_path: Path) -> None:
    copied(tmp_path, "exercises/plank/en.md")
    path = tmp_path / "exercises/plank/en.md"
    path.write_text(
        re.sub(r"name: .*", "name: Our plank", path.read_text(encoding="utf-8"), count=1),
        encoding="utf-8",
    )
    assert load_library(tmp_path).name("plank") == "Our plank"
    assert load_library().name("plank") != "Our plank"


def test_a_clinic_makes_an_exercise_stricter(tmp_path: Path) -> None:
    copied(tmp_path, PLANK)
    edit(tmp_path, PLANK, "exclude:\n", "exclude:\n  - neck_problem\n")
    found = load_library(tmp_path).library.exercise("plank")
    assert "neck_problem" in found.exclude


LOOSER = {
    "an exclude tag removed": (PLANK, "  - diastasis_recti\n", "", "may add tags to exclude"),
    "a modify tag removed": (PLANK, "  - shoulder_problem\n", "", "modified for shoulder_problem"),
    "a prerequisite dropped": (PLANK, "  - exercise: bear-hold\n", "", "needs bear-hold first"),
    "called easier": (PLANK, "level: 3", "level: 2", "plank is level 3"),
    "another direction": (PLANK, "direction: neutral", "direction: lateral", "moves in neutral"),
    "planned after all": (
        PROP, "schedulable: false\nnot_schedulable: movement_unconfirmed", "schedulable: true",
        "is not to be planned",
    ),
    "approval dropped": (
        "exercises/quadruped-rock-back/exercise.yaml", "needs_approval: true",
        "needs_approval: false", "needs a clinician's approval",
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", LOOSER)
def test_a_built_in_exercise_cannot_be_made_less_safe(tmp_path: Path, change: str) -> None:
    name, old, new, sentence = LOOSER[change]
    copied(tmp_path, name)
    edit(tmp_path, name, old, new)
    found = [p for p in check_content(overlay=tmp_path) if sentence in p.sentence]
    assert found
    assert "make an exercise of your own under another id" in found[0].sentence


def test_a_lesson_cannot_be_opened_earlier(tmp_path: Path) -> None:
    name = "education/sore-is-not-harm/lesson.yaml"
    copied(tmp_path, name)
    path = tmp_path / name
    path.write_text(
        re.sub(r"gate: \w+", "gate: emergency_ok", path.read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    assert any(
        "may not change when it is shown" in p.sentence for p in check_content(overlay=tmp_path)
    )


def test_a_broken_overlay_is_refused_whole(tmp_path: Path) -> None:
    own_exercise(tmp_path)
    copied(tmp_path, PLANK)
    edit(tmp_path, PLANK, "  - diastasis_recti\n", "")
    with pytest.raises(BrokenContent, match="refused whole") as refused:
        load_library(tmp_path)
    assert refused.value.problems[0].file.endswith("plank/exercise.yaml")
    assert "wall-press" not in load_library().library.exercises


@pytest.mark.parametrize("name", ["ladders.yaml", "vocabulary/tags.yaml", "reasons/plan.en.yaml"])
def test_an_overlay_may_not_hold_rules(tmp_path: Path, name: str) -> None:
    write(tmp_path, name, "{}\n")
    with pytest.raises(BrokenContent, match="an overlay may hold only exercises"):
        load_library(tmp_path)


def test_an_overlay_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenContent, match="not a folder"):
        load_library(tmp_path / "nowhere")


def test_an_own_exercise_is_not_of_the_source_articles(tmp_path: Path) -> None:
    own_exercise(tmp_path)
    edit(tmp_path, "exercises/wall-press/exercise.yaml", "origin: system", "origin: seed")
    assert any(
        "your own exercise is of origin" in p.sentence for p in check_content(overlay=tmp_path)
    )


def test_an_empty_overlay_changes_nothing(tmp_path: Path) -> None:
    content = load_library(tmp_path)
    assert content.content_hash == content_hash((BUILT_IN,))
    assert content.added == ()
