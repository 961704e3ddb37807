"""Every refusal has a name of its own, a place in the input and a remedy."""

from __future__ import annotations

import pytest

from lumbar.core import errors
from lumbar.core.errors import LumbarError, Refusal

REFUSALS = [
    errors.MissingAnswer,
    errors.OutOfRange,
    errors.Contradiction,
    errors.DataTooOld,
    errors.RedFlagOpen,
    errors.NotForThisPerson,
    errors.UnknownName,
]


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_refusal_says_where_and_what_to_do(kind: type[Refusal]) -> None:
    refusal = kind("the pain is missing", path="mornings.3.pain", remedy="give 0 to 10")
    assert str(refusal) == refusal.sentence == "the pain is missing"
    assert (refusal.path, refusal.remedy) == ("mornings.3.pain", "give 0 to 10")


def test_the_tree_of_the_page_is_the_tree_of_the_code() -> None:
    here = [kind for kind in Refusal.__subclasses__() if kind.__module__ == errors.__name__]
    assert sorted(REFUSALS, key=str) == sorted(here, key=str)
    core = {kind for kind in LumbarError.__subclasses__() if kind.__module__ == errors.__name__}
    assert core == {Refusal, errors.BrokenTable}
    assert all(kind.__name__ in (errors.__doc__ or "") for kind in REFUSALS)


def test_a_defect_of_ours_is_no_refusal() -> None:
    assert not issubclass(errors.BrokenTable, Refusal)
