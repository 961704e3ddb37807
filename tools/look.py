"""Look at exercises: python tools/look.py SLUG… makes PNG strips (start, middle, end).

--all        every exercise with a movement, twelve to a page
--dark       on the dark page
--body a|b   the body type
--out DIR    where to (default: build/look)
"""

from __future__ import annotations

import argparse
import gzip
import subprocess
import sys
import tempfile
from pathlib import Path

from lumbar.content.draft import read_draft
from lumbar.content.files import BUILT_IN
from lumbar.core.errors import Refusal
from lumbar.figure.measure import faults, main_range
from lumbar.figure.movement import read_movement
from lumbar.figure.render import draw
from lumbar.figure.scene import Scene, play
from lumbar.figure.theme import DARK

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars",
)  # fmt: skip
PAGE = 12
FULL = 480


def shoot(html: str, target: Path, size: tuple[int, int]) -> None:
    """Rasterise a page of HTML."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html, encoding="utf-8")
        command = [
            CHROMIUM, *FLAGS, f"--user-data-dir={folder}/profile",
            f"--window-size={size[0]},{size[1]}", f"--screenshot={target}", page.as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)


def moments(scene: Scene, *, few: bool) -> list[int]:
    """Choose the frames to show: start, on the way, end; the middle of the other side too."""
    end = scene.end
    return (
        [0, max(end // 2, 0), end]
        if few or len(scene.keys) <= 2
        else [0, end // 3, 2 * end // 3, end]
    )


def strip(slug: str, scene: Scene, svg: str, width: int) -> str:
    """Show some moments of an SVG side by side, each stopped there by a script of this page."""
    cells = []
    for index in moments(scene, few=width < FULL):
        seconds = scene.frames[index].time
        one = svg.replace("fig-", f"m{index}-fig-").replace(
            "<svg ", f'<svg data-at="{seconds:.3f}" ', 1
        )
        cells.append(f'<div style="width:{width}px;height:{width * 0.72:.0f}px">{one}</div>')
    size = len(gzip.compress(svg.encode(), 9))
    return (
        f"<section><b>{slug}</b> <small>{scene.duration:.1f} s, {size} bytes gzip</small>"
        f'<div style="display:flex;gap:6px">{"".join(cells)}</div></section>'
    )


HEAD = """<!doctype html><style>
body{{margin:6px;background:{paper};color:{ink};font:14px sans-serif}}
svg{{width:100%;height:100%}}
section{{display:inline-block;border:1px solid #8886;margin:2px;padding:4px}}
{dark}</style>"""
TAIL = """<script>
for (const s of document.querySelectorAll('svg')) {
  s.pauseAnimations(); s.setCurrentTime(+s.dataset.at);
}
</script>"""


def head(*, dark: bool) -> str:
    """Give the head of a page in light or dark."""
    colours = ";".join(f"--lumbar-{n}:{v}" for n, v in DARK.items())
    return HEAD.format(
        paper="#10191E" if dark else "#FBFAF6",
        ink="#EEF2F2" if dark else "#18262E",
        dark=f".lumbar-figure{{{colours}}}" if dark else "",
    )


def read(slugs: list[str], body: str) -> list[tuple[str, Scene, str]]:
    """Play the scripts of exercises; say what is wrong with those that cannot be played."""
    draft = read_draft(BUILT_IN)
    for problem in draft.problems:
        print(problem)
    found = []
    for slug in slugs or sorted(s for s, e in draft.exercises.items() if e.value.movement):
        exercise = draft.exercises.get(slug)
        if exercise is None or exercise.value.movement is None:
            print(f"{slug}: no movement yet")
            continue
        try:
            scene = play(read_movement(exercise.value.movement), body)
        except Refusal as refusal:
            print(f"{slug}: {refusal.path}: {refusal.sentence}\n    -> {refusal.remedy}")
            continue
        for fault in faults(scene):
            print(f"{slug}: {fault}")
        if scene.movement.main:
            low, high = main_range(scene)
            print(f"{slug}: {scene.movement.main} {low:.0f} to {high:.0f} degrees")
        found.append((slug, scene, draw(scene, name=slug, title=slug, description=slug)))
    return found


def main() -> int:
    """Make the strips and say where they are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("slugs", nargs="*")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--body", default="b", choices=("a", "b"))
    parser.add_argument("--out", type=Path, default=Path("build/look"))
    parser.add_argument("--angles", action="store_true", help="print the solved angles of each key")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    scenes = read([] if arguments.all else arguments.slugs, arguments.body)
    if arguments.angles:
        for slug, scene, _ in scenes:
            for index, key in enumerate(scene.keys):
                print(slug, index, {n: round(v) for n, v in key.pose.items() if abs(v) >= 1})
    per_page = PAGE if arguments.all else 4
    for start in range(0, len(scenes), per_page):
        batch = scenes[start : start + per_page]
        width = 250 if arguments.all else FULL
        html = head(dark=arguments.dark) + "".join(strip(*each, width) for each in batch) + TAIL
        rows = (len(batch) + 1) // 2 if arguments.all else len(batch)
        name = (
            f"page-{start // per_page + 1}"
            if arguments.all
            else "_".join(s for s, _, _ in batch)[:80]
        )
        target = arguments.out / f"{name}.png"
        columns = 2 * 3 if arguments.all else max(len(moments(s, few=False)) for _, s, _ in batch)
        shoot(
            html,
            target.resolve(),
            (columns * (width + 8) + 60, int(rows * (width * 0.72 + 46)) + 20),
        )
        print(target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
