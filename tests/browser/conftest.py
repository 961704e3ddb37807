"""One Chromium for all browser tests; without one they say in the summary that they did not run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

VARIABLE = "LUMBAR_TEST_CHROMIUM"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
SCREENS = Path(__file__).resolve().parents[2] / "build" / "screens"
_left_out: list[str] = []


def chromium() -> str | None:
    """Find the browser: the one that the environment names, else Debian's."""
    return shutil.which(os.environ.get(VARIABLE) or "chromium")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a browser where there is none."""
    if chromium():
        return
    named = os.environ.get(VARIABLE)
    why = f"{VARIABLE}={named} is not there" if named else "there is no chromium"
    for item in items:
        if Path(__file__).parent in item.path.parents:
            _left_out.append(item.name)
            item.add_marker(pytest.mark.skip(reason=why))
    if _left_out:
        remedy = f"make setup as root installs it, or name one in {VARIABLE}"
        _left_out.insert(0, f"{len(_left_out)} browser tests did not run: {why} ({remedy})")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say in one line that the browser tests did not run, and why."""
    if _left_out:
        terminalreporter.write_line(_left_out[0], yellow=True)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium(), headless=True, args=list(FLAGS)
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def screens() -> Path:
    SCREENS.mkdir(parents=True, exist_ok=True)
    return SCREENS
