"""Print how the preferred direction is found and tested."""

from __future__ import annotations

from tools.printing.constants import chosen
from tools.printing.markdown import bullets, code, codes, fill, page, section, source, table, words

from lumbar.content.files import BUILT_IN, read_yaml_file
from lumbar.content.reading import read_shape
from lumbar.content.schema import LaddersShape
from lumbar.core.assessing import home_test
from lumbar.core.assessing.direction import POINTS
from lumbar.core.assessing.home_offer import (
    DECIDES_RF20,
    MOVEMENTS,
    MOVEMENTS_AT_HIGH,
    NO_TEST_TAGS,
    ORDER,
)

PLACES = (
    "core/assessing/direction.py",
    "core/assessing/home_test.py",
    "core/assessing/home_offer.py",
    "content/ladders.yaml",
)


def _answers() -> str:
    rows = ((field.replace("_", " "), ext, flx) for field, ext, flx in POINTS)
    return table(("last week", "a point for extension first", "a point for flexion first"), rows)


def _test_rows() -> str:
    rows = (
        (row, fill(home_test.CONDITIONS[row]), decision, source(evidence))
        for row, _, decision, _, evidence in home_test.ROWS
    )
    return table(("row", "5 minutes after the test", "decision", "evidence"), rows)


def _movements() -> str:
    rows = (
        (direction, codes(MOVEMENTS[direction]), codes(MOVEMENTS_AT_HIGH[direction]))
        for direction in MOVEMENTS
    )
    return table(("direction", "test movements, easiest first", "at stage HIGH"), rows)


def ladders() -> dict[str, tuple[str, ...]]:
    """Read the ladders from the content, gentlest step first."""
    path = BUILT_IN / "ladders.yaml"
    shape, problems = read_shape(read_yaml_file(path, path.name), LaddersShape)
    if shape is None:
        raise LookupError(str(problems[0]))
    return dict(shape)


def _answers_section() -> str:
    return section(
        "Answers",
        _answers(),
        fill(
            "d is the points for extension first minus those for flexion first. d of"
            " {direction_points} or more is `extension_first`, d of -{direction_points} or less"
            " `flexion_first`, anything between `no_clear_preference`. With the tag `stenosis` it"
            " is `flexion_first` whatever d says [K]. A named clinician's choice comes before all."
        ),
    )


def _test_section() -> str:
    return section(
        "Home test",
        "The first row that holds decides.",
        _test_rows(),
        _movements(),
        table(
            ("preference by the answers", "directions to test"),
            ((preference, words(order)) for preference, order in ORDER.items()),
        ),
        bullets(
            f"No home test with any of {codes(NO_TEST_TAGS)}, at level C or above, or while the"
            " safety questions wait to be answered again.",
            "No movement that a tag excludes. One exception: `flexion_intolerant` set by RF20 alone"
            f" does not bar {code(DECIDES_RF20)}, because that test decides about the tag.",
            "After a rejected or stopped test the other direction is not tried the same day. A"
            " rejection sets `flexion_intolerant` or `extension_intolerant`; until the other"
            " direction is tested the programme stays neutral. Both rejected: a clinician.",
        ),
    )


def _ladder_section() -> str:
    return section(
        "Ladders: the way back into a direction",
        fill(
            "A closed direction opens again step by step after {ladder_quiet_days} days in a row"
            " with rest pain of {ladder_rest_nprs} or less, no leg symptoms, and no more than"
            " {ladder_trial_rise} point of rise in a trial of its first movement."
        ),
        table(
            ("direction", "steps, gentlest first"),
            ((name, codes(steps)) for name, steps in ladders().items()),
        ),
    )


def print_direction() -> str:
    """Print the page of the directional preference."""
    return page(
        "Direction",
        PLACES,
        "Which direction first? The answers about the last week give a preference; a home test"
        " confirms it or rejects it. A preference alone sets no tag and excludes nothing.",
        _answers_section(),
        _test_section(),
        _ladder_section(),
        chosen(
            "direction_points",
            "home_test_worse_points",
            "ladder_quiet_days",
            "ladder_rest_nprs",
            "ladder_trial_rise",
        ),
    )
