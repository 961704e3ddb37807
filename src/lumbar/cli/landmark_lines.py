"""Write a recording of landmarks as JSON, one frame a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from lumbar.figure.landmarks import LANDMARKS
from lumbar.figure.recording import Landmark, Moment, Recording

PLACES = 5
"""Decimals kept: a hundredth of a millimetre, below what two machines round differently."""


def landmark_lines(slug: str, main: str, recording: Recording) -> Iterator[str]:
    """Give the lines of the JSON document of a recording of an exercise."""
    head = {
        "exercise": slug,
        "fps": recording.fps,
        "repetitions": recording.repetitions,
        "period_s": round(recording.period, PLACES),
        "main": main or None,
        "camera": asdict(recording.lens),
        "flaws": asdict(recording.flaws),
        "landmarks": LANDMARKS,
    }
    yield json.dumps(head)[:-1] + ', "frames": ['
    last = len(recording.moments) - 1
    for index, moment in enumerate(recording.moments):
        yield json.dumps(_frame(moment), separators=(",", ":")) + ("," if index < last else "")
    yield "]}"


def _frame(moment: Moment) -> dict[str, Any]:
    return {
        "t": round(moment.time, PLACES),
        "repetition": moment.repetition,
        "angle": None if moment.angle is None else round(moment.angle, 2),
        "image": _rows(moment.image),
        "world": _rows(moment.world),
    }


def _rows(rows: tuple[Landmark | None, ...] | None) -> list[list[float] | None] | None:
    if rows is None:
        return None
    return [row and [round(value, PLACES) + 0.0 for value in row] for row in rows]
