"""The shapes refuse what they do not know, and editors get their JSON Schema."""

from __future__ import annotations

import pytest
import yaml
from pydantic import ValidationError

from lumbar.content.check_doses import AXES_OF, SPANS_OF
from lumbar.content.check_tags import DIRECTION_TAG
from lumbar.content.files import BUILT_IN
from lumbar.content.schema import ExerciseShape, exercise_json_schema
from lumbar.content.text import render
from lumbar.core.words import Direction, DoseType


def example() -> dict[str, object]:
    text = (BUILT_IN / "exercises" / "plank" / "exercise.yaml").read_text(encoding="utf-8")
    loaded: dict[str, object] = yaml.safe_load(text)
    return loaded


def test_the_json_schema_names_every_key_of_an_exercise() -> None:
    schema = exercise_json_schema()
    assert set(schema["properties"]) == set(ExerciseShape.model_fields)
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("value", [True, "2", 2.0, 0, 6])
def test_a_level_is_a_whole_number_from_1_to_5(value: object) -> None:
    with pytest.raises(ValidationError):
        ExerciseShape.model_validate({**example(), "level": value})


def test_an_equipment_group_may_hold_several_words() -> None:
    shape = ExerciseShape.model_validate({**example(), "needs": ["wall", ["chair", "stool"]]})
    assert shape.needs == ("wall", ("chair", "stool"))


def test_every_dose_type_and_direction_has_its_rules() -> None:
    assert set(SPANS_OF) == set(AXES_OF) == set(DoseType)
    assert set(DIRECTION_TAG) == set(Direction)


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**Slowly** does it", "<p><strong>Slowly</strong> does it</p>\n"),
        ("<script>x()</script>hi", "<p>&lt;script&gt;x()&lt;/script&gt;hi</p>\n"),
        ("![x](https://example.org/x.png)", "<p></p>\n"),
        ("[x](javascript:alert)", "<p>[x](javascript:alert)</p>\n"),
    ],
)
def test_rendered_words_carry_no_scripts_or_images(markdown: str, html: str) -> None:
    assert render(markdown) == html
