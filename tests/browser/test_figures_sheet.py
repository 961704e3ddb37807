"""The contact sheet as a reader meets it: readable in every colour, moving, still when asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from lumbar.cli import main

WISHES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "contrast": {"contrast": "more"},
    "reduced-motion": {"reduced_motion": "reduce"},
    "print": {"color_scheme": "light"},
}
WIDTHS = {360: 800, 1280: 900}
TALLEST = 12_000  # a picture of the whole sheet on a phone would be 28,000 pixels high
PAUSE_MS = 1100

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sheet") / "sheet.html"
    assert main(["figures", "sheet", str(path)]) == 0
    return path


@pytest.fixture(scope="module")
def figure(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("figure") / "bridge.svg"
    assert main(["figures", "one", "bridge", str(path)]) == 0
    return path


@pytest.fixture
def opened(browser: Browser, sheet: Path) -> Iterator[Open]:
    """Open a page with the network cut; at the end nothing may have been asked of it."""
    asked: list[str] = []

    def stop(route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    contexts = []

    def open_page(path: Path = sheet, media: str = "screen", **wishes: Any) -> Page:
        size = {"width": 1280, "height": WIDTHS[1280]}
        context = browser.new_context(viewport=size, offline=True, **wishes)  # type: ignore[arg-type]
        context.route("**/*", stop)
        contexts.append(context)
        page = context.new_page()
        page.emulate_media(media="print" if media == "print" else "screen")
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert asked == []  # the network was cut, and nothing was asked of it


@pytest.mark.parametrize("wish", sorted(WISHES))
def test_the_sheet_is_photographed_and_nothing_is_cut_off(
    opened: Open, screens: Path, wish: str
) -> None:
    page = opened(media=wish, **WISHES[wish])
    page.add_style_tag(content=".card{content-visibility:visible!important}")
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        tall = page.evaluate("document.documentElement.scrollHeight")
        clip = {"x": 0, "y": 0, "width": width, "height": min(tall, TALLEST)}
        target = screens / f"figures-{wish}-{width}.png"
        page.screenshot(path=target, full_page=True, clip=clip)  # type: ignore[arg-type]
        assert target.stat().st_size > 50_000
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("wish", ["light", "dark", "contrast"])
def test_axe_finds_nothing_wrong_on_the_sheet(opened: Open, wish: str) -> None:
    found = Axe().run(opened(**WISHES[wish]))
    assert found.violations_count == 0, found.generate_report()


def test_axe_would_find_what_is_wrong(opened: Open) -> None:
    page = opened()
    page.evaluate("document.querySelector('#bridge svg').removeAttribute('aria-labelledby')")
    page.evaluate("document.querySelector('#bridge title').remove()")
    assert Axe().run(page, "#bridge").violations_count == 1


def test_every_figure_of_the_sheet_has_a_name_for_screen_readers(opened: Open) -> None:
    page = opened()
    figures = page.get_by_role("img").all()
    assert len(figures) == page.locator("svg.lumbar-figure").count() > 60
    names = page.eval_on_selector_all(
        "svg", "all => all.map(s => s.getAttribute('aria-labelledby').split(' ').map("
        "i => document.getElementById(i).textContent.trim()))",
    )  # fmt: skip
    assert all(title and words for title, words in names)


def shots(page: Page) -> tuple[bytes, bytes]:
    """Photograph a page twice, a second apart."""
    first = page.screenshot(animations="allow")
    page.wait_for_timeout(PAUSE_MS)
    return first, page.screenshot(animations="allow")


def test_a_figure_moves(opened: Open, figure: Path) -> None:
    first, later = shots(opened(figure))
    assert first != later


@pytest.mark.parametrize("wish", [{"reduced_motion": "reduce"}, {"media": "print"}])
def test_a_figure_stands_still_for_who_asks_and_on_paper(
    opened: Open, figure: Path, wish: dict[str, str]
) -> None:
    page = opened(figure, **wish)
    first, later = shots(page)
    assert first == later
    assert page.locator(".f-still").is_visible()
    assert not page.locator(".f-moving").is_visible()


def test_the_sheet_stands_still_for_who_asks(opened: Open) -> None:
    page = opened(reduced_motion="reduce")
    assert page.locator("#bridge .f-still").is_visible()
    assert not page.locator("#bridge .f-moving").is_visible()


@pytest.mark.parametrize(
    ("choice", "background"), [("Dark", "rgb(16, 25, 30)"), ("Light", "rgb(251, 250, 246)")]
)
def test_the_reader_may_choose_the_colours(opened: Open, choice: str, background: str) -> None:
    page = opened(color_scheme="dark" if choice == "Light" else "light")
    page.get_by_label(choice, exact=True).check()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == background
