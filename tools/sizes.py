"""Refuse files over 400 lines and functions over 40."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILE_LINES = 400
FUNCTION_LINES = 40
SOURCES = ("src", "tools", "tests")
FREE_OF_FUNCTION_LIMIT = "tests"


def long_functions(path: Path) -> Iterator[str]:
    """Name each function of the file that is longer than the limit."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                where = path.relative_to(ROOT)
                yield f"{where}:{node.lineno}: {node.name}() has {lines} lines"


def too_long() -> Iterator[str]:
    """Name every file and function over its limit."""
    for path in sorted(p for top in SOURCES for p in (ROOT / top).rglob("*.py")):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > FILE_LINES:
            yield f"{path.relative_to(ROOT)}: {lines} lines"
        if FREE_OF_FUNCTION_LIMIT not in path.parts:
            yield from long_functions(path)


def main() -> int:
    """Print what is too long; 1 when anything is."""
    found = list(too_long())
    for line in found:
        print(f"{line} (at most {FILE_LINES} a file, {FUNCTION_LINES} a function)")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
