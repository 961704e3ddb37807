"""The commands of the figures: build all, one, a contact sheet, landmarks for the camera coach."""

from __future__ import annotations

import argparse
import gzip
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from lumbar.cli.contact_sheet import contact_sheet
from lumbar.cli.landmark_lines import landmark_lines
from lumbar.cli.options import choice, choices, number, whole
from lumbar.content.figures import Shown, draw_exercise, figure_slugs, scene_of
from lumbar.content.loader import Content, load_library
from lumbar.core.errors import Refusal
from lumbar.edge.errors import BadInput
from lumbar.figure.lens import Lens
from lumbar.figure.movement import VIEWS
from lumbar.figure.recording import HIDEABLE, Flaws, record
from lumbar.figure.skeleton import BUILDS

STDOUT = "-"
OWN_VIEW = "figure"
CAMERAS = (OWN_VIEW, "side", "front", "back", "three-quarter", "three-quarter-back")


def register(parsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands of the figures to the command line."""
    figures = parsers.add_parser("figures", help="draw the exercises")
    inner = figures.add_subparsers(dest="figures", required=True, metavar="WHAT")
    every = inner.add_parser("build", help="draw every exercise into a folder")
    every.add_argument("out", help="the folder for the SVG files; it is made when missing")
    every.set_defaults(run=build)
    page = inner.add_parser("sheet", help="draw every exercise on one page")
    page.add_argument("out", help="the HTML file to write, or - for standard output")
    page.set_defaults(run=sheet)
    single = inner.add_parser("one", help="draw one exercise")
    single.add_argument("slug", help="its id, as lumbar content list prints it")
    single.add_argument("out", help="the SVG file to write, or - for standard output")
    single.add_argument("--body", default="", metavar="BODY", help="body type: a or b")
    single.add_argument("--mirror", action="store_true", help="the other side")
    single.add_argument("--still", action="store_true", help="start and end, nothing moves")
    single.set_defaults(run=one)
    _landmarks(inner)


def _landmarks(inner: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = inner.add_parser("landmarks", help="film an exercise: made-up BlazePose landmarks")
    parser.add_argument("slug", help="its id, as lumbar content list prints it")
    for name, default, text in (
        ("fps", "15", "frames a second, 1 to 120"),
        ("reps", "3", "repetitions, 1 to 100"),
        ("seed", "0", "a whole number; the same seed gives the same flaws"),
        ("noise", "0", "noise of every landmark: standard deviation in metres, up to 0.5"),
        ("noise-px", "0", "noise of the image alone, in pixels of a picture 480 high"),
        ("drop", "0", "share of the frames that are lost, 0 to 0.95"),
        ("camera", OWN_VIEW, f"where it stands: {', '.join(CAMERAS)}"),
        ("distance", "3", "metres from the person, 1 to 10"),
        ("height", "0.8", "metres above the floor, 0 to 3"),
        ("aspect", "1.333", "width of the picture by its height, 0.4 to 2.5"),
    ):
        parser.add_argument(f"--{name}", default=default, metavar=name.upper()[:5], help=text)
    hideable = ", ".join(HIDEABLE)
    parser.add_argument(
        "--occlude", action="append", default=[], metavar="PART", help=f"hide a part: {hideable}"
    )
    parser.add_argument("--missing", action="store_true", help="leave hidden landmarks out")
    parser.add_argument("--selfie", action="store_true", help="the camera mirrors its picture")
    parser.add_argument("--mirror", action="store_true", help="the exercise for the other side")
    parser.add_argument("--body", default="", metavar="BODY", help="body type: a or b")
    parser.set_defaults(run=landmarks)


def _body(arguments: argparse.Namespace) -> str:
    return choice("--body", arguments.body, tuple(BUILDS)) if arguments.body else ""


def _write(name: str, text: str) -> None:
    if name == STDOUT:
        sys.stdout.write(text)
        return
    try:
        Path(name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise BadInput(name, f"cannot be written: {error.strerror}") from None


def _drawn(content: Content) -> Iterator[tuple[str, str]]:
    """Draw every figure, telling how far it is; one that cannot be drawn is named and left out."""
    slugs, alive = figure_slugs(content), sys.stderr.isatty()
    for count, slug in enumerate(slugs, start=1):
        line = f"{count}/{len(slugs)} {slug}"
        if alive:
            print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)
        elif count % 10 == 0 or count == len(slugs):
            print(line, file=sys.stderr)
        try:
            yield slug, draw_exercise(content, slug)
        except Refusal as refusal:
            start = "\r\033[K" if alive else ""
            print(f"{start}{refusal.path}: {refusal.sentence}", file=sys.stderr)
    if alive:
        print("\r\033[K", end="", file=sys.stderr)


def _summary(drawn: dict[str, str], content: Content, where: str, seconds: float) -> int:
    sizes = {slug: len(gzip.compress(svg.encode(), 9)) for slug, svg in drawn.items()}
    exercises = len(content.library.exercises)
    print(f"{len(drawn)} of {exercises} exercises drawn: {where}, {seconds:.1f} s", end="")
    if sizes:
        largest = max(sizes, key=lambda slug: sizes[slug])
        middle = median(sizes.values()) / 1000
        print(f"; {middle:.1f} kB gzip each, at most {sizes[largest] / 1000:.1f} ({largest})")
    else:
        print()
    return 0 if len(drawn) == len(figure_slugs(content)) else 1


def build(arguments: argparse.Namespace) -> int:
    """Draw every exercise that has a movement as one SVG file each, named by its id."""
    content, begun, folder = load_library(arguments.overlay), time.monotonic(), Path(arguments.out)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(arguments.out, f"is no folder to write to: {error.strerror}") from None
    drawn = {}
    for slug, svg in _drawn(content):
        drawn[slug] = svg
        _write(str(folder / f"{slug}.svg"), svg)
    return _summary(drawn, content, arguments.out, time.monotonic() - begun)


def sheet(arguments: argparse.Namespace) -> int:
    """Draw every exercise on one page of HTML that needs nothing else, in all colours."""
    content, begun = load_library(arguments.overlay), time.monotonic()
    drawn = dict(_drawn(content))
    _write(arguments.out, contact_sheet(content, drawn))
    if arguments.out == STDOUT:
        return 0 if len(drawn) == len(figure_slugs(content)) else 1
    return _summary(drawn, content, arguments.out, time.monotonic() - begun)


def one(arguments: argparse.Namespace) -> int:
    """Draw one exercise as SVG."""
    content = load_library(arguments.overlay)
    shown = Shown(body=_body(arguments), mirror=arguments.mirror, still=arguments.still)
    _write(arguments.out, draw_exercise(content, arguments.slug, shown))
    return 0


def landmarks(arguments: argparse.Namespace) -> int:
    """Print what a camera would find in repetitions of an exercise: 33 landmarks a frame, as JSON.

    They follow from the same skeleton as the drawing and test the camera coach.
    """
    content = load_library(arguments.overlay)
    fps = number("--fps", arguments.fps, 1, 120)
    repetitions = whole("--reps", arguments.reps, 1, 100)
    flaws, camera = _flaws(arguments), choice("--camera", arguments.camera, CAMERAS)
    body, lens = _body(arguments), _lens(arguments)
    scene = scene_of(content, arguments.slug, body)
    yaw = scene.movement.view[0] if camera == OWN_VIEW else VIEWS[camera][0]
    lens = replace(lens, yaw=-yaw if arguments.mirror else yaw)
    recording = record(
        scene, fps=fps, repetitions=repetitions, lens=lens, flaws=flaws, mirror=arguments.mirror
    )
    for line in landmark_lines(arguments.slug, scene.movement.main, recording):
        print(line)
    return 0


def _flaws(arguments: argparse.Namespace) -> Flaws:
    return Flaws(
        noise_m=number("--noise", arguments.noise, 0, 0.5),
        noise_px=number("--noise-px", arguments.noise_px, 0, 100),
        drop=number("--drop", arguments.drop, 0, 0.95),
        hidden=choices("--occlude", arguments.occlude, HIDEABLE),
        missing=arguments.missing,
        seed=whole("--seed", arguments.seed, 0, 2**63),
    )


def _lens(arguments: argparse.Namespace) -> Lens:
    return Lens(
        distance=number("--distance", arguments.distance, 1, 10),
        height=number("--height", arguments.height, 0, 3),
        aspect=number("--aspect", arguments.aspect, 0.4, 2.5),
        mirrored=arguments.selfie,
    )
