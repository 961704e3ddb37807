"""Reading and writing the core's records as JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest

from lumbar.core.library import Dose
from lumbar.core.screening.answers import ScreenAnswers
from lumbar.core.words import Answer
from lumbar.edge.codec import plain, read, schema
from lumbar.edge.errors import BadInput


def test_a_record_survives_the_way_out_and_back():
    answers = read(
        ScreenAnswers, '{"answered_on": "2026-11-20", "red_flags": {"rf01": "not_sure"}}'
    )
    assert answers.red_flags.rf01 is Answer.NOT_SURE
    assert read(ScreenAnswers, json.dumps(plain(answers))) == answers


def test_not_answered_is_its_own_value():
    answers = read(ScreenAnswers, '{"answered_on": "2026-11-20", "red_flags": {"rf01": null}}')
    assert answers.red_flags.rf01 is None
    assert answers.answered_on == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ('{"sets": 1, "reps": 1.0}', "reps"),
        ('{"sets": 1, "reps": "8"}', "reps"),
        ('{"sets": true}', "sets"),
        ('{"sets": -1}', "sets"),
        ('{"load_kg": NaN}', "load_kg"),
        ('{"load_kg": 1e9}', "load_kg"),
        ('{"set": 1}', "set"),
        ('{"sets": 1, "sets": 2}', "sets"),
        ("[" * 100_000, ""),
        ("", ""),
        ("null", ""),
    ],
)
def test_what_is_no_dose_is_refused_with_its_path(text, path):
    with pytest.raises(BadInput) as refused:
        read(Dose, text)
    assert refused.value.path == path


def test_the_schema_states_the_limits_of_the_record():
    stated = schema(Dose)
    assert stated["additionalProperties"] is False
    assert stated["properties"]["sets"]["minimum"] == 0
