"""The commands a reader is told to type exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
TOLD = sorted(
    {
        (page, name)
        for page in ("README.md", "CONTRIBUTING.md", "GLOSSARY.md")
        for name in re.findall(
            r"(?:^|`|&& )make ([a-z]+)", (ROOT / page).read_text(encoding="utf-8"), re.M
        )
    }
)


@pytest.mark.parametrize(("page", "name"), TOLD)
def test_a_make_command_of_a_page_exists(page: str, name: str) -> None:
    assert name in TARGETS


def test_the_readme_tells_the_two_commands_that_start_everything() -> None:
    assert {("README.md", "run"), ("README.md", "test")} <= set(TOLD)


def test_the_readme_says_what_it_must_not_be_used_for() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "## What it must not be used for" in text
    assert "emergency" in text
