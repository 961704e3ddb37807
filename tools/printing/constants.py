"""Constants with the comment that stands beside them in the source, read from the source."""

from __future__ import annotations

import ast
import inspect
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from tools.printing.markdown import code, page, section, table, words

from lumbar.core import ruleset
from lumbar.core.ruleset import RULES

_MARK = re.compile(r"\[([VSKD])\]\s*")
_UNITS = {
    "years": "years",
    "months": "months",
    "weeks": "weeks",
    "week": "week",
    "days": "days",
    "day": "day",
    "seconds": "seconds",
    "hours": "hours",
    "min": "minutes",
    "s": "seconds",
    "percent": "%",
    "points": "points",
    "kg": "kg",
    "mornings": "mornings",
    "sessions": "sessions",
    "reps": "repetitions",
    "sets": "sets",
    "nprs": "NRS 0-10",
    "items": "exercises",
}
_BOUNDS = ("min", "max")
_SECTION = re.compile(r"^\s*#\s*(?P<name>[^(]+?)\s*(?:\(.*)?$")


@dataclass(frozen=True)
class Constant:
    """Hold one constant: its value, evidence mark, comment and section of the source."""

    name: str
    value: Any
    mark: str
    note: str
    section: str

    @property
    def unit(self) -> str:
        """Give the unit that the name states."""
        if "times_a_day" in self.name:
            return "times a day"
        parts = self.name.lower().split("_")
        if parts[-1] in _BOUNDS and any(part in _UNITS for part in parts[:-1]):
            parts.pop()
        return next((_UNITS[part] for part in reversed(parts) if part in _UNITS), "")


def _comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {t.start[0]: t.string.lstrip("# ") for t in tokens if t.type == tokenize.COMMENT}


def _clean(comment: str) -> tuple[str, str]:
    mark = _MARK.search(comment)
    text = _MARK.sub("", comment).replace("rules.md ", "").strip(" ,;")
    return (mark[1] if mark else ""), text


def _named(body: list[ast.stmt]) -> Iterator[tuple[str, ast.stmt, str]]:
    """Give every assignment of one name, with the docstring that follows it."""
    for place, node in enumerate(body):
        target = node.target if isinstance(node, ast.AnnAssign) else None
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            target = node.targets[0]
        if isinstance(target, ast.Name):
            after = body[place + 1] if place + 1 < len(body) else None
            value = after.value if isinstance(after, ast.Expr) else None
            said = value.value if isinstance(value, ast.Constant) else ""
            yield target.id, node, said if isinstance(said, str) else ""


def ruleset_constants() -> list[Constant]:
    """Read every field of the ruleset with its section, mark and comment."""
    source = inspect.getsource(ruleset)
    comments, lines = _comments(source), source.splitlines()
    body = next(n for n in ast.parse(source).body if isinstance(n, ast.ClassDef)).body
    found, part, read_to = [], "", body[0].lineno
    for name, node, said in _named(body):
        for line in lines[read_to : node.lineno - 1]:
            heading = _SECTION.match(line)
            part = heading["name"] if heading else part
        read_to = node.end_lineno or node.lineno
        comment = comments.get(node.lineno) or comments.get(read_to) or said
        found.append(Constant(name, getattr(RULES, name), *_clean(comment), part))
    return found


def module_constants(module: ModuleType) -> list[Constant]:
    """Read the capital-letter constants of a module that state a mark or a docstring."""
    source = inspect.getsource(module)
    comments = _comments(source)
    found = []
    for name, node, said in _named(ast.parse(source).body):
        comment = comments.get(node.lineno) or comments.get(node.end_lineno or 0) or ""
        if name.isupper() and not name.startswith("_") and (comment or said):
            text = comment or re.sub(r"\s+", " ", said)
            found.append(Constant(name, getattr(module, name), *_clean(text), module.__name__))
    return found


def constant_table(constants: list[Constant]) -> str:
    """Write constants as a table: name, value, unit, mark, note."""
    return table(
        ("constant", "value", "unit", "mark", "note"),
        (
            (code(c.name), words(c.value), c.unit, f"[{c.mark}]" if c.mark else "", c.note)
            for c in constants
        ),
    )


def numbers(*sections: str) -> str:
    """Write the ruleset constants of the sections whose headings begin so."""
    chosen = [c for c in ruleset_constants() if c.section.startswith(sections)]
    if not chosen:
        raise LookupError(f"core/ruleset.py has no section that begins with {sections}")
    return section("Constants", constant_table(chosen))


def chosen(*names: str) -> str:
    """Write the named ruleset constants."""
    found = {c.name: c for c in ruleset_constants()}
    return section("Constants", constant_table([found[name] for name in names]))


def print_constants() -> str:
    """Print every field of the ruleset."""
    found = ruleset_constants()
    parts = dict.fromkeys(c.section for c in found)
    return page(
        "Constants",
        ("core/ruleset.py",),
        "Every constant a clinic may configure, with its published default. The unit stands in the"
        " name; the mark and the note are those beside it in the source.",
        *(
            section(
                part[:1].upper() + part[1:] if part else "Ruleset",
                constant_table([c for c in found if c.section == part]),
            )
            for part in parts
        ),
    )
