"""Wrap what a room decided: the result, and every reason with its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lumbar.content.loader import Content
from lumbar.content.reasons import sentence_of
from lumbar.core.errors import BrokenTable
from lumbar.core.reasons import Reason
from lumbar.core.ruleset import RULES
from lumbar.edge.errors import BadInput


def _say(reason: dict[str, Any], content: Content, language: str) -> dict[str, Any]:
    """Put the sentence beside the code; the sentence is made from the numbers."""
    known = Reason(
        code=reason["code"], evidence=reason["evidence"], numbers=dict(reason["numbers"])
    )
    return {**reason, "sentence": sentence_of(known, content.texts[language])}


def _is_reason(value: Any) -> bool:
    return isinstance(value, dict) and {"code", "evidence", "numbers"} == set(value)


def explain(value: Any, content: Content, language: str = "en") -> Any:
    """Give plain values back with a sentence beside every reason, however deep it lies."""
    if _is_reason(value):
        return _say(value, content, language)
    if isinstance(value, dict):
        return {key: explain(inner, content, language) for key, inner in value.items()}
    if isinstance(value, list):
        return [explain(inner, content, language) for inner in value]
    return value


def refuse_unknown_reasons(value: Any, content: Content, path: str) -> None:
    """Raise ``BadInput`` for a reason handed in whose code or numbers nobody knows."""
    if _is_reason(value):
        try:
            _say(value, content, "en")
        except BrokenTable as broken:
            raise BadInput(path, str(broken)) from None
    elif isinstance(value, dict):
        for key, inner in value.items():
            refuse_unknown_reasons(inner, content, f"{path}.{key}")
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            refuse_unknown_reasons(inner, content, f"{path}.{place}")


def _inner(value: Any, content: Content, path: str = "") -> Iterator[dict[str, Any]]:
    """Find every reason inside a result, with the path where it stands."""
    if _is_reason(value):
        yield {"path": path, **_say(value, content, "en")}
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _inner(inner, content, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from _inner(inner, content, f"{path}.{place}")


def wrap(room: str, decided: dict[str, Any], content: Content) -> dict[str, Any]:
    """Give the document that a decision is printed as.

    ``result`` stays as the room gave it, so that it can be handed to another room;
    ``details`` says the reasons inside it, each with its path. The hash of the content
    goes with it.
    """
    beside = ("reasons", "considered", "ruleset")
    result = {key: value for key, value in decided.items() if key not in beside}
    return {
        "room": room,
        "result": result,
        "reasons": explain(decided.get("reasons", []), content),
        "considered": explain(decided.get("considered", []), content),
        "details": list(_inner(result, content)),
        "ruleset": decided.get("ruleset", RULES.version),
        "content": content.content_hash,
    }
