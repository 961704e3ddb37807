from __future__ import annotations

import pytest
from tests.core.intake import EVERYTHING, NEITHER, at_stage, left_out, library, planned

from lumbar.core.planning.estimate import estimate_s
from lumbar.core.planning.preferences import PlanCode
from lumbar.core.ruleset import RULES
from lumbar.core.words import Stage, Tag


@pytest.mark.parametrize("template", sorted(library().templates))
def test_every_source_programme_runs_with_its_own_doses(template: str) -> None:
    made = planned(at_stage(Stage.LOW), template=template, equipment=EVERYTHING, minutes=120)
    given = {item.exercise: item for item in library().templates[template].items}
    followed = [i for i in made.items if i.reasons[0].code == PlanCode.CHOSEN_TEMPLATE]
    assert len(followed) >= 3
    assert all(i.dose.reps == given[i.exercise].dose.reps for i in followed)
    assert all(
        estimate_s(i.dose, RULES) <= estimate_s(given[i.exercise].dose, RULES) for i in followed
    )


def test_a_source_programme_loses_what_the_person_may_not_do() -> None:
    made = planned(
        at_stage(Stage.LOW, NEITHER, Tag.OSTEOPOROSIS), template="ten-at-home", minutes=60
    )
    assert left_out(made)["childs-pose"] == PlanCode.LEFT_TAG
    assert left_out(made)["seated-forward-reach"] == PlanCode.LEFT_TAG


def test_a_source_programme_is_filled_up_to_three() -> None:
    made = planned(
        at_stage(Stage.MODERATE),
        template="home-continuation",
        equipment=("band", "anchor"),
        minutes=60,
    )
    assert len(made.items) == 3
    assert left_out(made)["bear-hold"] == PlanCode.LEFT_STAGE
    assert left_out(made)["dead-bug-arms"] == PlanCode.LEFT_TEMPLATE


def test_the_hardest_of_a_source_programme_wait_for_their_prerequisites() -> None:
    made = planned(
        at_stage(Stage.LOW), template="direction-first", equipment=EVERYTHING, minutes=120
    )
    assert left_out(made)["jefferson-curl"] == PlanCode.LEFT_LOCKED
