"""Read and write JSON for any record of the core, checked whole before anything happens.

The core's own records are the schema: their types, their ``Range`` marks and their
closed sets of words. Unknown fields, fields given twice, wrong types and numbers out
of range are refused with the path of the first field that is wrong.
"""

from __future__ import annotations

import json
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from lumbar.core.errors import Refusal
from lumbar.edge.errors import BadInput

T = TypeVar("T")

UNKNOWN_FIELD = frozenset({"unexpected_keyword_argument", "extra_forbidden"})
MISSING_FIELD = frozenset({"missing", "missing_argument", "missing_keyword_only_argument"})

_adapters: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    # Building one takes milliseconds; a journey asks for the same few again and again.
    if kind not in _adapters:
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def _problem(error: ErrorDetails) -> BadInput:
    """Turn what the schema says into a path and a sentence of ours."""
    path = [str(step) for step in error["loc"]]
    if error["type"] in UNKNOWN_FIELD:
        return BadInput(".".join(path), "there is no such field")
    if error["type"] in MISSING_FIELD:
        return BadInput(".".join(path), "this field is needed")
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, Refusal):
        inner = [cause.path] if cause.path else []
        return BadInput(".".join([*path, *inner]), cause.sentence)
    return BadInput(".".join(path), error["msg"][0].lower() + error["msg"][1:])


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in pairs:
        if name in fields:
            raise BadInput(name, "this field is given twice")
        fields[name] = value
    return fields


def _utf8(text: str | bytes) -> str:
    """Decode UTF-8, with or without a byte order mark."""
    if isinstance(text, str):
        return text
    try:
        return text.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput("", "the text is not UTF-8") from None


def read(kind: type[T], text: str | bytes) -> T:
    """Make one record from JSON text; raise ``BadInput`` with the path of what is wrong."""
    text = _utf8(text)
    try:
        record: T = _adapter(kind).validate_json(text, strict=True)
        json.loads(text, object_pairs_hook=_once)
    except ValidationError as invalid:
        raise _problem(invalid.errors()[0]) from None
    except Refusal as refusal:
        raise BadInput(refusal.path, refusal.sentence) from None
    return record


def plain(record: Any) -> Any:
    """Turn a record into plain JSON values (objects, lists, text, numbers)."""
    return _adapter(type(record)).dump_python(record, mode="json")


def schema(kind: Any) -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of what ``read`` accepts for a record."""
    document = _adapter(kind).json_schema(mode="validation")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **document}
