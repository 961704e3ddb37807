"""The same vectors, and a broad sample, under CPython and under MicroPython."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.live import sweep
from tests.live.pain_vectors import CASES
from tools.micropython import vectors
from tools.micropython.engine import HERE, MicroPythonFailed, run_micropython

IDS = [case["id"] for case in CASES]


def as_json(value: object) -> object:
    return json.loads(json.dumps(value))


@pytest.fixture(scope="module")
def under_micropython() -> dict[str, Any]:
    script = (HERE / "vectors.py").read_text(encoding="utf-8")
    return dict(zip(IDS, run_micropython(script, CASES), strict=True))


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_vector_holds_under_cpython(case: dict[str, Any]) -> None:
    assert as_json(vectors.play(case)) == case["expected"]


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_vector_holds_under_micropython(
    case: dict[str, Any], under_micropython: dict[str, Any]
) -> None:
    assert under_micropython[case["id"]] == case["expected"]


def test_every_vector_has_a_name_of_its_own() -> None:
    assert len(set(IDS)) == len(IDS) >= 100


def test_a_broad_sample_gets_the_same_decisions_from_both_engines() -> None:
    script = Path(sweep.__file__).read_text(encoding="utf-8")
    ours = as_json(sweep.main(11))
    assert len(ours) > 1900
    assert run_micropython(script, 11) == ours


def test_an_error_under_micropython_is_told_with_its_traceback() -> None:
    with pytest.raises(MicroPythonFailed, match="ZeroDivisionError"):
        run_micropython("def main(payload):\n    return 1 // payload\n", 0)
