"""Read values out of plain JSON, or refuse them by name.

Everything here compares exact types: ``True`` is an ``int`` for CPython and is
none for MicroPython, and a pain of ``True`` must be refused by both.
"""

from lumbar.live.errors import BadReport


def read_object(
    value: object, path: str, required: tuple[str, ...], optional: tuple[str, ...] = ()
) -> dict[str, object]:
    """Give the object at ``path`` when its keys are all known and none is missing."""
    if not isinstance(value, dict):
        raise BadReport(path, "send an object")
    for key in required:
        if key not in value:
            raise BadReport(f"{path}.{key}", "give this; it is missing")
    unknown = sorted(str(key) for key in value if key not in required and key not in optional)
    if unknown:
        raise BadReport(f"{path}.{unknown[0]}", "leave this out; no such thing is known")
    return value


def read_whole(value: object, path: str, low: int, high: int) -> int:
    """Give the whole number at ``path`` when it lies from ``low`` to ``high``."""
    if type(value) is not int or not low <= value <= high:
        raise BadReport(path, f"give a whole number from {low} to {high}")
    return value


def read_minutes(value: object, path: str, high: int) -> int | None:
    """Give the whole minutes at ``path``, or None when they are not known."""
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= high:
        raise BadReport(path, f"give whole minutes from 0 to {high}, or null when not known")
    return value


def read_truth(value: object, path: str) -> bool:
    """Give the true or false at ``path``."""
    if type(value) is not bool:
        raise BadReport(path, "say true or false")
    return value


def read_word(value: object, path: str, words: tuple[str, ...]) -> str:
    """Give the word at ``path`` when it is one of ``words``."""
    if not isinstance(value, str) or value not in words:
        raise BadReport(path, "say one of: " + ", ".join(words))
    return value


def read_texts(value: object, path: str) -> tuple[str, ...]:
    """Give the texts of the list at ``path``, in their order."""
    if not isinstance(value, (list, tuple)):
        raise BadReport(path, "send a list")
    for place, text in enumerate(value):
        if not isinstance(text, str):
            raise BadReport(f"{path}.{place}", "send a text")
    return tuple(value)
