"""Every link of every Markdown page of the repository leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"(?<!\!)\[[^\]\n]*\]\((?P<target>[^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
LEFT_OUT = {".venv", ".git", "node_modules", ".pytest_cache", "vendor"}


def pages() -> list[Path]:
    found = sorted(ROOT.rglob("*.md"))
    return [page for page in found if not LEFT_OUT & set(page.relative_to(ROOT).parts)]


def links(page: Path) -> Iterator[str]:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    yield from (match["target"] for match in LINK.finditer(CODE.sub("", text)))


@cache
def anchors(page: Path) -> set[str]:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    slugs = {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}
    return slugs | set(re.findall(r'<a id="([^"]+)">', text))


def broken(page: Path) -> Iterator[str]:
    for link in links(page):
        if link.startswith(("https://", "http://", "mailto:", "tel:")):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield link


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page: Path) -> None:
    assert list(broken(page)) == []


def test_a_link_to_nowhere_is_found(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Here\n[a](#here) [b](#there) [c](gone.md) `[d](code.md)`\n")
    assert list(broken(page)) == ["#there", "gone.md"]


def test_no_page_sends_a_reader_to_an_insecure_address() -> None:
    plain = [f"{p.name}: {link}" for p in pages() for link in links(p) if "http://" in link]
    assert plain == []
