"""Every command is documented, and every documented command exists."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from tools.printing.command_line import EXAMPLES, leaves

from lumbar.cli.main import build_parser
from lumbar.cli.settings import CONTENT_DIR, COUNTRY
from lumbar.edge.rooms import ROOMS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "reference" / "command-line.md").read_text(encoding="utf-8")
COMMANDS = [parser.prog for parser in leaves(build_parser())]
SHOWN = sorted(
    {
        (page.relative_to(ROOT).as_posix(), line.split(" | ")[0].split("#")[0].strip())
        for page in (
            *ROOT.glob("*.md"),
            *(ROOT / "docs").rglob("*.md"),
            *ROOT.glob("examples/*.md"),
        )
        for block in re.findall(r"```sh\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
        for line in block.splitlines()
        if re.match(r"(\.venv/bin/)?lumbar ", line)
    }
)


def test_every_command_is_documented_and_every_documented_command_exists() -> None:
    assert re.findall(r"^## (lumbar .+)$", PAGE, re.MULTILINE) == COMMANDS


def test_every_command_has_a_line_to_try() -> None:
    assert list(EXAMPLES) == COMMANDS
    assert all(EXAMPLES[prog].startswith(prog) for prog in COMMANDS)


@pytest.mark.parametrize(("page", "line"), SHOWN)
def test_a_command_that_a_page_shows_can_be_typed(page: str, line: str) -> None:
    words = shlex.split(line)[1:]
    parsed = build_parser().parse_args(words)
    named = getattr(parsed, "file", "-")
    assert named == "-" or (ROOT / named).is_file(), f"{page} names {named}"


@pytest.mark.parametrize("word", [*ROOMS, CONTENT_DIR, COUNTRY])
def test_every_room_and_setting_is_documented(word: str) -> None:
    assert f"| `{word}` |" in PAGE
