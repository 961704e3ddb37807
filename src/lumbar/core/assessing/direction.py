"""Which direction eases the pain, by the answers alone (rules page, section b)."""

from __future__ import annotations

from lumbar.core.assessing.assessment import (
    AssessCode,
    ClinicianPreference,
    DirectionAnswers,
    Response,
)
from lumbar.core.reasons import Reason
from lumbar.core.ruleset import Ruleset
from lumbar.core.words import Preference, Tag

# (field, answers that count for extension first, answers that count for flexion first) [D]
POINTS: tuple[tuple[str, Response | None, Response | None], ...] = (
    ("sitting", Response.WORSE, Response.BETTER),
    ("bending", Response.WORSE, Response.BETTER),
    ("driving", Response.WORSE, Response.BETTER),
    ("rising", Response.WORSE, None),  # only "worse" counts
    ("curling_up", Response.WORSE, Response.BETTER),
    ("standing", Response.BETTER, Response.WORSE),
    ("walking", Response.BETTER, Response.WORSE),
    ("leaning_back", Response.BETTER, Response.WORSE),
    ("lying_on_stomach", Response.BETTER, Response.WORSE),
    ("lying_flat", Response.BETTER, Response.WORSE),
)

_CODE = {
    Preference.EXTENSION_FIRST: AssessCode.PREFERENCE_EXTENSION,
    Preference.FLEXION_FIRST: AssessCode.PREFERENCE_FLEXION,
    Preference.NO_CLEAR_PREFERENCE: AssessCode.PREFERENCE_NONE,
}


def _points(answers: DirectionAnswers) -> tuple[int, int]:
    given = [(getattr(answers, name), ext, flx) for name, ext, flx in POINTS]
    counted = [row for row in given if row[0] is not None]
    return sum(a is ext for a, ext, _ in counted), sum(a is flx for a, _, flx in counted)


def _by_points(d: int, rules: Ruleset) -> Preference:
    if d >= rules.direction_points:
        return Preference.EXTENSION_FIRST
    if d <= -rules.direction_points:
        return Preference.FLEXION_FIRST
    return Preference.NO_CLEAR_PREFERENCE


def prefer_direction(
    answers: DirectionAnswers,
    tags: tuple[Tag, ...],
    clinician: ClinicianPreference | None,
    rules: Ruleset,
) -> tuple[Preference, int, Reason]:
    """Score the ten answers: the preference, d = ext - flx, and why."""
    ext, flx = _points(answers)
    d = ext - flx
    numbers: dict[str, int | float | str] = {"ext": ext, "flx": flx, "d": d}
    if clinician is not None:
        numbers |= {"clinician": clinician.clinician, "on": clinician.on.isoformat()}
        return (
            clinician.preference,
            d,
            Reason(AssessCode.PREFERENCE_CLINICIAN, "design", numbers),
        )
    if Tag.STENOSIS in tags:  # [K] whatever d says
        reason = Reason(AssessCode.PREFERENCE_STENOSIS, "design", numbers)
        return Preference.FLEXION_FIRST, d, reason
    preference = _by_points(d, rules)
    return preference, d, Reason(_CODE[preference], "long-2004", numbers)
