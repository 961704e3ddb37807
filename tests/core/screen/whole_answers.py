"""Strategies that make whole screening answers from the types of the records themselves."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from tests.core.screen.people import DAY, NO, UNSURE, YES, tell

from lumbar.core.screening.answers import Course, Examination, RedFlags, ScreenAnswers, TagQuestions
from lumbar.core.words import Answer, Profile, Sex

ITEMS = [*(f"RF{number:02}" for number in range(1, 25)), "TQ02", "TQ06", "TQ13"]
ANY_DAY = st.dates()
# Whole years are counted by the calendar, all else by days: an event is either well
# within 12 months or well beyond them, and no birthday is near.
RECENT = st.integers(0, 300).map(lambda days: DAY - timedelta(days=days))
OLD = st.integers(420, 4000).map(lambda days: DAY - timedelta(days=days))
PAST = st.one_of(RECENT, RECENT, OLD)
DUE = st.integers(-20, 280).map(lambda days: DAY + timedelta(days=days))
BORN = st.sampled_from((2010, 2000, 1981, 1970, 1955)).map(lambda year: date(year, 8, 15))


def anything(hint: Any) -> st.SearchStrategy[Any]:
    """Make any value that the type allows, missing answers and wild dates included."""
    if get_origin(hint) in (Union, UnionType):
        inner = next(each for each in get_args(hint) if each is not type(None))
        return st.none() | anything(inner)
    if get_origin(hint) is tuple:
        return st.lists(anything(get_args(hint)[0]), max_size=2).map(tuple)
    if get_origin(hint) is dict:
        return st.dictionaries(st.sampled_from(ITEMS), ANY_DAY, max_size=3)
    if is_dataclass(hint):
        hints = get_type_hints(hint, include_extras=True)
        return st.builds(
            hint, **{field.name: anything(hints[field.name]) for field in fields(hint)}
        )
    if hint is date:
        return ANY_DAY
    if hint is str:
        return st.sampled_from(["", "RF21", "RF22 fusion", "TQ06 hernia", "Dr Ada Abara"])
    return st.from_type(hint)


def answer_paths(record: Any, path: str, kind: Any = Answer) -> list[str]:
    """List the dotted paths of all answers of one kind in a record."""
    found = []
    for name, hint in get_type_hints(record).items():
        where = f"{path}.{name}"
        if is_dataclass(hint):
            found += answer_paths(hint, where, kind)
        elif kind in get_args(hint):
            found.append(where)
    return found


def paths_of(kind: Any) -> list[str]:
    """List the paths of all answers of one kind in the two forms."""
    flags = answer_paths(RedFlags, "red_flags", kind)
    return flags + answer_paths(TagQuestions, "tag_questions", kind)


ANSWER_PATHS = paths_of(Answer)

REVERSED = {"examined", "checked_after_birth", "tq27"}
"""Questions to which yes is the answer that settles something."""


def mild_to_grave(path: str) -> tuple[Answer, ...]:
    """Give the answers to one question, the mildest first."""
    backwards = path.rsplit(".", maxsplit=1)[-1] in REVERSED
    return (YES, UNSURE, NO) if backwards else (NO, UNSURE, YES)


def _complete(record: type[Any]) -> st.SearchStrategy[Any]:
    """Answer every question of a record mildly; only dates and clearances may be unknown."""
    made: dict[str, st.SearchStrategy[Any]] = {}
    for name, hint in get_type_hints(record, include_extras=True).items():
        inner = next((each for each in (*get_args(hint), hint) if each is not type(None)), hint)
        if inner is Answer:
            made[name] = st.just(mild_to_grave(name)[0])
        elif inner is Course:
            made[name] = st.sampled_from([Course.UNCHANGED, *Course])
        elif inner is date:
            made[name] = st.none() | (DUE if name == "due_on" else PAST)
        elif inner is Examination:
            made[name] = st.none() | st.builds(Examination, by=st.just("Dr Ada Abara"), on=PAST)
        elif is_dataclass(inner):
            made[name] = _complete(inner)
    return st.builds(record, **made)


def _mild() -> st.SearchStrategy[ScreenAnswers]:
    hints = get_type_hints(ScreenAnswers)
    return st.builds(
        ScreenAnswers,
        profile=st.sampled_from(Profile),
        answered_on=st.just(DAY),
        born_on=BORN,
        sex=st.sampled_from(Sex),
        red_flags=_complete(hints["red_flags"]),
        tag_questions=_complete(hints["tag_questions"]),
        reported=st.dictionaries(st.sampled_from(ITEMS), RECENT, max_size=4),
    )


# A few answers that worry: with many, every person is an emergency and proves nothing.
_TOLD = st.dictionaries(st.sampled_from(ANSWER_PATHS), st.sampled_from(Answer), max_size=6)

WHOLE = st.builds(tell, _mild(), _TOLD)
"""Answers to every question, none of them missing."""

ANY_ANSWERS = anything(ScreenAnswers)
"""Whatever the schema allows."""


def moved(value: Any, days: int) -> Any:
    """Move every date in a record by so many days."""
    if isinstance(value, date):
        return value + timedelta(days=days)
    if isinstance(value, tuple):
        return tuple(moved(inner, days) for inner in value)
    if isinstance(value, dict):
        return {name: moved(inner, days) for name, inner in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        inside = {f.name: moved(getattr(value, f.name), days) for f in fields(value)}
        return replace(value, **inside)
    return value
