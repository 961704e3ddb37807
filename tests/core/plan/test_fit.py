from __future__ import annotations

from tests.core.intake import library

from lumbar.core.library import Dose
from lumbar.core.planning.first_dose import first_dose
from lumbar.core.planning.fit import fit_to_minutes
from lumbar.core.programme import PlanItem
from lumbar.core.ruleset import RULES
from lumbar.core.words import Role, Tag


def item(dose: Dose, role: Role = Role.CONTROL, name: str = "a") -> PlanItem:
    return PlanItem(exercise=name, role=role, dose=dose, days=(1,))


def test_one_item_too_long_loses_repetitions() -> None:
    long = item(Dose(reps=100, hold_s=7))
    fitted = fit_to_minutes((long,), (), 5, RULES)
    assert fitted.items[0].dose.reps == 30
    assert fitted.total_s == 300


def test_one_timed_item_too_long_loses_time_on_both_sides() -> None:
    long = item(Dose(duration_s=600, per_side=True))
    assert fit_to_minutes((long,), (), 5, RULES).items[0].dose.duration_s == 150


def test_one_repetition_that_cannot_fit_is_dropped() -> None:
    endless = item(Dose(reps=1, hold_s=600))
    fitted = fit_to_minutes((endless,), (), 5, RULES)
    assert (fitted.items, fitted.dropped) == ((), ("a",))


def test_the_ending_goes_when_nothing_else_can_be_cut() -> None:
    ending = (item(Dose(duration_s=100)),)
    fitted = fit_to_minutes((item(Dose(duration_s=280)),), ending, 5, RULES)
    assert (len(fitted.items), fitted.cool_down) == (1, ())


def test_nothing_to_fit_takes_no_time() -> None:
    assert fit_to_minutes((), (), 5, RULES).total_s == 0


def test_an_ending_longer_than_the_session_is_left_out() -> None:
    assert fit_to_minutes((), (item(Dose(duration_s=400)),), 5, RULES).cool_down == ()


def test_a_second_warm_up_goes_before_strength_and_control() -> None:
    minutes = Dose(duration_s=120)
    roles = (Role.RELIEF, Role.RELIEF, Role.CONTROL, Role.STRENGTH)
    items = tuple(item(minutes, role, str(i)) for i, role in enumerate(roles))
    assert fit_to_minutes(items, (), 6, RULES).dropped == ("1",)


def test_an_irritable_back_does_half_the_repetitions_where_asked() -> None:
    leg_lift = library().exercise("supine-leg-lift-90-90")
    full, _ = first_dose(leg_lift, (), RULES)
    half, _ = first_dose(leg_lift, (Tag.HIGH_IRRITABILITY,), RULES)
    assert half.reps == (full.reps + 1) // 2
