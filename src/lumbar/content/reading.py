"""Parse one content file into its shape, or say in which line it is wrong."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from lumbar.content.errors import Problem
from lumbar.content.files import SourceFile, parse_yaml

Model = TypeVar("Model", bound=BaseModel)

_KINDS = {
    "model_type": "a list of keys with their values",
    "dict_type": "a list of keys with their values",
    "tuple_type": "a list",
    "list_type": "a list",
}
"""The errors of pydantic that speak of Python, and what the file should hold in plain words."""

_EMPTY = "write what belongs there, or leave the key out if it may be left out"


def read_shape(source: SourceFile, shape: type[Model]) -> tuple[Model | None, list[Problem]]:
    """Parse the YAML of a file into ``shape``; give None and every problem when it does not fit."""
    value, problems = parse_yaml(source)
    if problems:
        return None, problems
    try:
        return shape.model_validate(value), []
    except ValidationError as error:
        return None, sorted({_problem(source, found) for found in error.errors()})


def _problem(source: SourceFile, found: Any) -> Problem:
    where = ".".join(map(str, found["loc"])) or "the file"
    if found["type"] == "missing":
        sentence = f"{where} is missing"
    elif found["type"] == "extra_forbidden":
        sentence = f"{where} is not a key that is known here"
    elif found["input"] is None:
        sentence = f"{where} is empty" + (f"; {_EMPTY}" if found["loc"] else "")
    elif found["type"] in _KINDS:
        sentence = f"{where} must be {_KINDS[found['type']]}; it is {found['input']!r}"
    else:
        message = found["msg"]
        sentence = f"{where}: {message[0].lower()}{message[1:]}; it is {found['input']!r}"
    return source.problem(sentence, tuple(found["loc"]))
