"""Read content files so that every later complaint can name file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from lumbar.content.errors import Problem

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # pragma: no cover - PyYAML built without libyaml
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

Loc = tuple[str | int, ...]
"""The way to a value: keys and list indexes, outermost first."""

BUILT_IN = Path(__file__).parent
"""The folder of the content that Lumbar ships."""

LAYER_FOLDERS = ("exercises", "programmes", "education")
"""What an overlay may hold. Rules, ladders and vocabulary are not a clinic's to change."""


NOT_UTF8 = "\N{REPLACEMENT CHARACTER}"
"""What stands in a text where its bytes were not UTF-8."""


class _NoDuplicates(_SafeLoader):
    """Refuse a key given twice, which YAML would silently let the last one win."""

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        """Build the mapping, or complain at the line of the second key."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"{key.value} is given twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


def _shorthand(text: str) -> tuple[int, str] | None:
    """Find the first anchor or alias: its line from 0, and its name; None when there is none.

    A few lines of nested aliases stand for more values than any memory holds.
    """
    if "&" not in text and "*" not in text:
        return None
    for token in yaml.scan(text, Loader=_SafeLoader):
        if isinstance(token, (yaml.AnchorToken, yaml.AliasToken)):
            mark = "&" if isinstance(token, yaml.AnchorToken) else "*"
            return token.start_mark.line, f"{mark}{token.value}"
    return None


def shown(path: Path) -> str:
    """Write a path as a reader here would: short under the current folder, else whole."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """Hold one content file: ``rel`` inside its layer, ``text`` with Unix line ends.

    ``first_line`` is where ``yaml_text`` begins in the file (front matter starts on line 2).
    """

    path: Path
    rel: str
    text: str
    yaml_text: str
    first_line: int = 1
    _lines: dict[Loc, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def slug(self) -> str:
        """Give the name of the folder the file lies in."""
        return self.path.parent.name

    def problem(self, sentence: str, loc: Loc = ()) -> Problem:
        """Make a problem at the line of ``loc`` (or the deepest part of it that is there)."""
        return Problem(shown(self.path), self.line(loc), sentence)

    def problem_at(self, line: int, sentence: str) -> Problem:
        """Make a problem at a line of the file, counted from 1."""
        return Problem(shown(self.path), line, sentence)

    def line(self, loc: Loc) -> int:
        """Give the line of the value at ``loc``, counted from 1."""
        if not self._lines:
            self._lines.update(_lines_of(self.yaml_text))
        known = next((loc[:n] for n in range(len(loc), -1, -1) if loc[:n] in self._lines), ())
        return self._lines.get(known, 0) + self.first_line


def _lines_of(text: str) -> dict[Loc, int]:
    found: dict[Loc, int] = {(): 0}
    try:
        if _shorthand(text):
            return found
        root = yaml.compose(text, Loader=_SafeLoader)
    except yaml.YAMLError:
        return found

    def walk(node: Any, loc: Loc) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                found[(*loc, key.value)] = key.start_mark.line
                walk(value, (*loc, key.value))
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                found[(*loc, index)] = value.start_mark.line
                walk(value, (*loc, index))

    walk(root, ())
    return found


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def read_yaml_file(path: Path, rel: str) -> SourceFile:
    """Read a YAML file as UTF-8."""
    text = _read(path)
    return SourceFile(path, rel, text, text)


def read_markdown_file(path: Path, rel: str) -> SourceFile:
    """Read a Markdown file as UTF-8 and find its YAML front matter."""
    text = _read(path)
    front = ""
    if text.startswith("---\n"):
        front = text[4:].partition("\n---")[0]
    return SourceFile(path, rel, text, front, first_line=2)


def parse_yaml(source: SourceFile) -> tuple[Any, list[Problem]]:
    """Parse the YAML of a file; give None and the problem when it is not valid YAML."""
    if NOT_UTF8 in source.text:
        line = source.text[: source.text.index(NOT_UTF8)].count("\n") + 1
        return None, [source.problem_at(line, "this file is not written in UTF-8")]
    try:
        shorthand = _shorthand(source.yaml_text)
        if shorthand:
            line, name = shorthand
            said = f"{name}: YAML shorthand (& and *) is not read here; write the values out"
            return None, [source.problem_at(line + source.first_line, said)]
        return yaml.load(source.yaml_text, Loader=_NoDuplicates), []  # noqa: S506 (a safe loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = (mark.line if mark else 0) + source.first_line
        return None, [source.problem_at(line, f"this is not valid YAML: {error.problem}")]
    except yaml.YAMLError as error:
        return None, [source.problem(f"this is not valid YAML: {error}")]


def find(layers: tuple[Path, ...], pattern: str) -> Iterator[tuple[str, Path]]:
    """List the files of a pattern, sorted; a later layer replaces a file of the same name."""
    found: dict[str, Path] = {}
    for layer in layers:
        for path in layer.glob(pattern):
            found[path.relative_to(layer).as_posix()] = path
    yield from sorted(found.items())
