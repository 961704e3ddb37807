"""The tutorial can be followed, and shows what it says."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from lumbar.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "tutorials" / "first-programme.md").read_text(encoding="utf-8")
STEP = re.compile(r"```sh\n(?P<typed>.*?)```(?:\n\n```text\n(?P<shown>.*?)```)?", re.DOTALL)
STEPS = [
    (line.removeprefix(".venv/bin/"), (step["shown"] or "").splitlines())
    for step in STEP.finditer(TEXT)
    for line in step["typed"].splitlines()
    if line.startswith(".venv/bin/lumbar")
]


@pytest.mark.parametrize(("typed", "shown"), STEPS, ids=[typed for typed, _ in STEPS])
def test_a_step_of_the_tutorial_shows_what_it_says(
    typed: str,
    shown: list[str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("LUMBAR_CONTENT_DIR", raising=False)
    assert main(shlex.split(typed)[1:]) == 0
    printed = capsys.readouterr().out
    assert [line for line in shown if line not in printed] == []


def test_not_sure_is_an_emergency_as_the_tutorial_says(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    asked = (ROOT / "examples" / "decide" / "screen.json").read_text(encoding="utf-8")
    changed = tmp_path / "screen.json"
    changed.write_text(re.sub(r'"rf01": "no"', '"rf01": "not_sure"', asked, count=1))
    assert main(["decide", "screen", str(changed)]) == 0
    assert '"level": "E"' in capsys.readouterr().out
