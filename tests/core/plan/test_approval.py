"""Some exercises wait for a clinician: everybody's, or those of people with a certain tag."""

from __future__ import annotations

import pytest

from lumbar.content.loader import load_library
from lumbar.core.planning.exclusion import waits_for_approval
from lumbar.core.words import Tag

LIBRARY = load_library().library


@pytest.mark.parametrize(
    ("slug", "tags", "waits"),
    [
        ("quadruped-rock-back", (), True),
        ("plank", (), False),
        ("plank", (Tag.VERTEBRAL_FRACTURE,), True),
        ("plank-wall", (Tag.VERTEBRAL_FRACTURE,), False),
        ("side-plank", (Tag.PREGNANCY_T2_T3,), True),
        ("side-plank-wall", (Tag.PREGNANCY_T2_T3,), False),
    ],
)
def test_an_exercise_waits_where_its_note_says_only_when_a_clinician_agrees(slug, tags, waits):
    assert waits_for_approval(LIBRARY.exercises[slug], tags) is waits
