"""The figures on the command line: files, the contact sheet, landmarks, and what is refused."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from tests.cli.test_commands import run

from lumbar.cli.contact_sheet import POSITIONS, SIDES, contact_sheet
from lumbar.content.figures import (
    Shown,
    body_of,
    description_of,
    draw_exercise,
    figure_slugs,
    title_of,
)
from lumbar.content.loader import load_library
from lumbar.core.words import Position, Sides
from lumbar.figure.landmarks import LANDMARKS
from lumbar.figure.movement import read_movement

CONTENT = load_library()
SVG = "{http://www.w3.org/2000/svg}"
FEW = ("bridge", "plank", "single-knee-to-chest", "bird-dog")
EACH = "single-knee-to-chest"


def words_of(svg: str) -> tuple[str, str]:
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own bytes
    return str(root.findtext(f"{SVG}title")), str(root.findtext(f"{SVG}desc"))


@pytest.fixture
def few(monkeypatch):
    monkeypatch.setattr("lumbar.cli.figures.figure_slugs", lambda _: FEW[:2])
    return FEW[:2]


def test_one_figure_carries_the_name_and_the_steps_of_its_exercise(tmp_path, capsys):
    file = tmp_path / "bridge.svg"
    code, out, err = run(capsys, "figures", "one", "bridge", str(file))
    title, text = words_of(file.read_text())
    assert (code, out, err) == (0, "", "")
    assert title == CONTENT.name("bridge")
    assert CONTENT.texts["en"].exercises["bridge"].how[0].split(".")[0] in text


def test_a_figure_goes_to_standard_output_too(capsys):
    code, out, _ = run(capsys, "figures", "one", "bridge", "-", "--body", "a")
    assert code == 0
    assert out.startswith("<svg ")
    assert out == draw_exercise(CONTENT, "bridge", Shown(body="a"))


def test_the_two_bodies_and_the_two_sides_look_different():
    drawn = {draw_exercise(CONTENT, EACH, Shown(body=b, mirror=m)) for b in "ab" for m in (0, 1)}
    assert len(drawn) == 4


def test_the_other_side_is_mirrored_and_says_so():
    right, left = (draw_exercise(CONTENT, EACH, Shown(mirror=m)) for m in (False, True))
    assert words_of(right)[0].endswith(", right side")
    assert words_of(left)[0].endswith(", left side")
    assert words_of(left)[1].endswith("Shown: left side.")
    assert right.count("scale(-1 1)") == 0
    assert left.count("scale(-1 1)") == 3  # the moving picture, start and end
    assert re.findall(r' d="[^"]+"', right) == re.findall(r' d="[^"]+"', left)


def test_an_exercise_of_both_sides_at_once_names_no_side():
    assert title_of(CONTENT, "bridge", Shown(mirror=True)) == CONTENT.name("bridge")
    assert "side." not in description_of(CONTENT, "bridge").split(". ")[-1]


def test_a_still_figure_has_nothing_that_moves():
    svg = draw_exercise(CONTENT, "bridge", Shown(still=True))
    assert "<animate" not in svg
    assert 'class="f-still"' not in svg
    assert svg.count("<g transform=") == 2


def test_a_pose_that_is_held_is_shown_once():
    assert len(CONTENT.movements["prone-lying"].keys) == 1
    svg = draw_exercise(CONTENT, "prone-lying", Shown(still=True))
    assert "transform" not in svg


def test_a_family_shows_one_person():
    families: dict[str, set[str]] = {}
    for slug in figure_slugs(CONTENT):
        if not CONTENT.movements[slug].body:
            family = CONTENT.library.exercises[slug].family
            families.setdefault(family, set()).add(body_of(CONTENT, slug))
    assert all(len(bodies) == 1 for bodies in families.values())
    assert set().union(*families.values()) == {"a", "b"}


def test_the_descriptions_are_plain_and_short():
    for slug in figure_slugs(CONTENT):
        text = description_of(CONTENT, slug)
        assert 40 < len(text) <= 500, slug
        assert not re.search(r"[*_`\[\]]", text)


def test_build_writes_one_file_for_each_exercise_and_sums_up(tmp_path, capsys, few):
    code, out, err = run(capsys, "figures", "build", str(tmp_path / "made" / "here"))
    assert sorted(p.name for p in (tmp_path / "made" / "here").iterdir()) == [
        f"{slug}.svg" for slug in sorted(few)
    ]
    assert out.startswith(f"2 of {len(CONTENT.library.exercises)} exercises drawn: ")
    assert "kB gzip each" in out
    assert "2/2 plank" in err
    assert code == 0


def test_a_figure_that_cannot_be_drawn_is_named_and_the_others_are_made(
    tmp_path, capsys, few, monkeypatch
):
    far = {"base": "standing", "keys": [{}, {"hip_flexion": 0, "plant": {"hands": "floor"}}]}
    broken = CONTENT.movements | {"bridge": read_movement(far)}
    monkeypatch.setattr(
        "lumbar.cli.figures.load_library", lambda _: replace(CONTENT, movements=broken)
    )
    code, out, err = run(capsys, "figures", "build", str(tmp_path))
    assert (code, [p.name for p in tmp_path.iterdir()]) == (1, ["plank.svg"])
    assert "bridge.movement.keys.1: key 1: " in err
    assert out.startswith("1 of ")


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture(scope="module")
def page() -> tuple[str, Page]:
    html = contact_sheet(CONTENT, {slug: draw_exercise(CONTENT, slug) for slug in FEW})
    return html, Page(html)


def test_the_sheet_asks_for_nothing_and_runs_nothing(page):
    html, parsed = page
    assert not parsed.all("script") + parsed.all("link") + parsed.all("img")
    assert html.replace("http://www.w3.org/2000/svg", "").count("http") == 0
    assert "url(" not in re.sub(r"url\(#", "", html)


def test_many_figures_stand_on_one_page_without_sharing_an_id(page):
    ids = [attributes["id"] for _, attributes in page[1].tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    named = [ref for _, a in page[1].tags for ref in (a.get("aria-labelledby") or "").split()]
    named += [str(a["href"]).removeprefix("#") for a in page[1].all("a") + page[1].all("use")]
    assert named
    assert set(named) <= set(ids)


def test_the_sheet_can_be_read_and_worked_without_seeing_it(page):
    html, parsed = page
    assert parsed.all("html")[0]["lang"] == "en"
    assert [len(parsed.all(tag)) for tag in ("main", "header", "h1")] == [1, 1, 1]
    assert len(parsed.all("h3")) == len(parsed.all("article")) == len(FEW)
    assert len(parsed.all("fieldset")) == len(parsed.all("legend")) == 2
    assert len(parsed.all("label")) == len(parsed.all("input")) == 8
    assert [a["role"] for a in parsed.all("svg")] == ["img"] * len(FEW)
    assert ":focus-visible" in html


def test_the_sheet_is_sorted_by_level_and_name_and_says_what_is_not_drawn(page):
    names = re.findall(r"<h3[^>]*>([^<]+)</h3>", page[0])
    keys = {CONTENT.name(slug): CONTENT.library.exercises[slug].level for slug in FEW}
    assert names == sorted(keys, key=lambda name: (keys[name], name))
    assert CONTENT.name("superman") in page[0].split("Not drawn yet: ")[1]


@pytest.mark.parametrize(("table", "words"), [(POSITIONS, Position), (SIDES, Sides)])
def test_the_sheet_has_words_for_everything(table, words):
    assert set(table) == set(words)


def test_the_sheet_command_writes_the_page(tmp_path, capsys, few):
    code, out, _ = run(capsys, "figures", "sheet", str(tmp_path / "sheet.html"))
    assert (tmp_path / "sheet.html").read_text().startswith("<!doctype html>")
    assert "2 of" in out
    assert code == 0


def test_landmarks_are_json_with_a_frame_for_each_moment(capsys):
    words = ("--fps", "5", "--reps", "2", "--noise", "0.01", "--drop", "0.2", "--occlude", "far")
    code, out, _ = run(capsys, "figures", "landmarks", "bridge", *words, "--seed", "1")
    made = json.loads(out)
    assert code == 0
    assert made["landmarks"] == list(LANDMARKS)
    assert len(made["frames"]) == int(made["period_s"] * 2 * 5) + 1
    assert {len(f["image"]) for f in made["frames"] if f["image"]} == {33}
    assert any(f["image"] is None and f["world"] is None for f in made["frames"])
    assert run(capsys, "figures", "landmarks", "bridge", *words, "--seed", "1")[1] == out


def test_landmarks_of_the_other_side_are_mirrored(capsys):
    words = ("--fps", "1", "--reps", "1", "--camera", "front")
    plain, mirrored = (
        json.loads(run(capsys, "figures", "landmarks", EACH, *words, *more)[1])["frames"][2]
        for more in ((), ("--mirror",))
    )
    knees = LANDMARKS.index("left_knee"), LANDMARKS.index("right_knee")
    x, *rest = plain["world"][knees[0]]
    assert mirrored["world"][knees[1]] == [-x, *rest]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("one burpee -", "UnknownName: there is no exercise 'burpee'"),
        ("one bridge - --body c", "--body: 'c' is not known; use one of: a, b"),
        ("one bridge /nowhere/at/all.svg", "/nowhere/at/all.svg: cannot be written"),
        ("build /dev/null/here", "/dev/null/here: is no folder"),
        ("landmarks burpee", "burpee"),
        ("landmarks bridge --fps fast", "--fps: 'fast' is no number from 1 to 120"),
        ("landmarks bridge --fps nan", "--fps"),
        ("landmarks bridge --reps 0", "--reps: '0' is no whole number from 1 to 100"),
        ("landmarks bridge --reps 1.5", "--reps"),
        ("landmarks bridge --noise -1", "--noise"),
        ("landmarks bridge --drop 1", "--drop: '1' is no number from 0 to 0.95"),
        ("landmarks bridge --occlude left_leg,lef_arm", "did you mean left_arm?"),
        ("landmarks bridge --camera below", "--camera: 'below' is not known"),
        ("landmarks bridge --seed x", "--seed"),
    ],
)
def test_a_bad_name_or_value_gets_one_line_and_no_output(words, said, capsys):
    code, out, err = run(capsys, "figures", *words.split())
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
