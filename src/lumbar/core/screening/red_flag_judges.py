"""The judges of the red-flag table, one an item (RF21 and RF22 have files of their own).

A judge reads one item and gives its level and the tags its facts set. "Not sure"
counts as yes for every E and U item and in every combination; for a C or M item
alone it sets the tag and the level C. Tags are set by the fact, whatever level
the same answer gives. "Unchanged for 6 weeks" and an accident's age are counted to the
day of the answers, so that no emergency wears off without a clearance.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from lumbar.core.errors import MissingAnswer
from lumbar.core.ruleset import Ruleset
from lumbar.core.screening.answers import Aorta, Course, LegWeakness, RedFlags, Symptom
from lumbar.core.screening.verdict import (
    FINE,
    Case,
    Fact,
    Verdict,
    ask,
    emergency_over,
    event_day,
    is_on_record,
    may,
)
from lumbar.core.words import Answer, Level, Profile, Sex, Tag

E, U, C, M = Level.EMERGENCY, Level.URGENT, Level.CLINICIAN_FIRST, Level.MODIFY


def _is_old_and_examined(symptom: Symptom | LegWeakness, path: str, case: Case) -> bool:
    """Tell whether it is unchanged for more than 6 weeks and was examined; unknown is no."""
    if symptom.examined is not None and symptom.examined is not Answer.YES:
        return False
    if symptom.course is None:
        raise MissingAnswer(
            "how this has gone since it began is not answered",
            path=f"{path}.course",
            remedy="say new, worse, unchanged or not_sure",
        )
    if symptom.course is not Course.UNCHANGED or symptom.since is None:
        return False
    limit = timedelta(weeks=case.rules.recent_weeks_unchanged)
    if case.answered_on - symptom.since <= limit:
        return False
    return ask(symptom.examined, f"{path}.examined") is Answer.YES


def judge_bladder_or_bowel(symptom: Symptom, path: str, case: Case) -> Verdict:
    """Judge RF02 or RF03."""
    if not ask(symptom.present, f"{path}.present").may_be:
        return FINE
    return FINE if _is_old_and_examined(symptom, path, case) else Verdict(level=E)


def judge_both_legs(flags: RedFlags, case: Case) -> Verdict:
    """Judge RF05; the tags follow what sitting does to it."""
    symptom, path = flags.rf05, "red_flags.rf05"
    if not ask(symptom.present, f"{path}.present").may_be:
        return FINE
    tags = {
        Answer.YES: (Tag.STENOSIS,),
        Answer.NO: (Tag.RADICULOPATHY_ACTIVE,),
        Answer.NOT_SURE: (Tag.STENOSIS, Tag.RADICULOPATHY_ACTIVE),
    }[symptom.eases_sitting or Answer.NOT_SURE]
    facts = tuple(Fact(tag=tag, source="RF05") for tag in tags)
    if not _is_old_and_examined(symptom, path, case):
        return Verdict(level=E, facts=facts)
    ask(symptom.eases_sitting, f"{path}.eases_sitting")
    return Verdict(level=M, facts=facts)


def _is_grave(legs: LegWeakness) -> bool:
    """Tell whether a leg lost strength and it is both legs, or shows in walking."""
    weak = may(legs.one_leg) or may(legs.both_legs)
    return weak and (may(legs.both_legs) or may(legs.tripping))


def _weak_leg(legs: LegWeakness, path: str, case: Case) -> Verdict:
    """Judge parts a to c of RF06, as if the legs were not clumsy."""
    if ask(legs.one_leg, f"{path}.one_leg").may_be:
        ask(legs.both_legs, f"{path}.both_legs")
    ask(legs.tripping, f"{path}.tripping")
    ask(legs.clumsy, f"{path}.clumsy")
    if not (may(legs.one_leg) or may(legs.both_legs) or may(legs.tripping)):
        return FINE
    facts = (Fact(tag=Tag.RADICULOPATHY_ACTIVE, source="RF06"),)
    if _is_old_and_examined(legs, path, case):
        return Verdict(level=M, facts=facts)
    return Verdict(level=E if _is_grave(legs) else U, facts=facts)


def judge_leg_weakness(flags: RedFlags, case: Case) -> Verdict:
    """Judge RF06; clumsy legs are an emergency whatever else is answered."""
    legs, path = flags.rf06, "red_flags.rf06"
    grave = may(legs.clumsy) or (_is_grave(legs) and not _is_old_and_examined(legs, path, case))
    if not grave:
        return _weak_leg(legs, path, case)
    facts = (Fact(tag=Tag.RADICULOPATHY_ACTIVE, source="RF06"),)
    return emergency_over(lambda: _weak_leg(legs, path, case), facts=facts)


def judge_accident(flags: RedFlags, case: Case) -> Verdict:
    """Judge RF07; an unknown date is read as recent."""
    accident, path = flags.rf07, "red_flags.rf07"
    if not ask(accident.present, f"{path}.present").may_be:
        return FINE
    window = timedelta(weeks=case.rules.accident_window_weeks)
    if accident.on is None or case.answered_on - accident.on <= window:
        return Verdict(level=E)
    if not ask(accident.started_this_pain, f"{path}.started_this_pain").may_be:
        return FINE
    examined = ask(accident.examined, f"{path}.examined")
    return FINE if examined is Answer.YES else Verdict(level=E)


def _aneurysm(aorta: Aorta, path: str) -> Verdict:
    ask(aorta.sudden, f"{path}.sudden")
    if not ask(aorta.aneurysm, f"{path}.aneurysm").may_be:
        return FINE
    new = ask(aorta.new_or_changed_pain, f"{path}.new_or_changed_pain")
    if new.may_be:
        return Verdict(level=E, code="screen.rf09_aneurysm")
    return Verdict(level=C, code="screen.rf09_known")


def judge_aorta(flags: RedFlags, _case: Case) -> Verdict:
    """Judge RF09."""
    aorta, path = flags.rf09, "red_flags.rf09"
    if may(aorta.sudden):
        return emergency_over(lambda: _aneurysm(aorta, path))
    if may(aorta.aneurysm) and may(aorta.new_or_changed_pain):
        return emergency_over(lambda: _aneurysm(aorta, path), code="screen.rf09_aneurysm")
    return _aneurysm(aorta, path)


def judge_unwell(flags: RedFlags, _case: Case) -> Verdict:
    """Judge RF10, alone or with RF11."""
    if not ask(flags.rf10, "red_flags.rf10").may_be:
        return FINE
    if may(flags.rf11):
        return Verdict(level=E, code="screen.rf10_with_rf11", joined=("RF11",))
    return Verdict(level=U)


def judge_cancer(flags: RedFlags, _case: Case) -> Verdict:
    """Judge RF12."""
    if not ask(flags.rf12.ever, "red_flags.rf12.ever").may_be:
        return FINE
    new = ask(flags.rf12.new_or_different_pain, "red_flags.rf12.new_or_different_pain")
    return Verdict(level=U) if new.may_be else FINE


def judge_constant_pain(flags: RedFlags, case: Case) -> Verdict:
    """Judge RF14, alone or with RF11."""
    if not ask(flags.rf14, "red_flags.rf14").may_be:
        return FINE
    if may(flags.rf11):
        return Verdict(level=U, code="screen.rf14_with_rf11", joined=("RF11",))
    return Verdict(level=U if case.profile is Profile.STRICT else C)


def fragility_age_years(sex: Sex, rules: Ruleset) -> int:
    """Give the age from which RF16c counts, in years."""
    man = sex is Sex.MAN
    return rules.fragility_age_man_years if man else rules.fragility_age_woman_years


def judge_bones(flags: RedFlags, case: Case) -> Verdict:
    """Judge RF16; the age belongs to the minor knock only.

    Thin bones already on record count like an answer of today.
    """
    bones, path = flags.rf16, "red_flags.rf16"
    fragile = ask(bones.fragile, f"{path}.fragile")
    steroids = ask(bones.steroids, f"{path}.steroids")
    of_age = case.age >= fragility_age_years(case.sex, case.rules)
    knock = of_age and ask(bones.minor_knock, f"{path}.minor_knock").may_be
    sudden = ask(bones.sudden_new_severe, f"{path}.sudden_new_severe").may_be
    told = fragile.may_be or steroids.may_be
    facts = (Fact(tag=Tag.OSTEOPOROSIS, source="RF16"),) if told or knock else ()
    if knock or (sudden and (told or case.thin_bones)):
        return Verdict(level=U, facts=facts)
    if sudden and case.spine_fracture:
        return Verdict(level=U, joined=("TQ02",))
    unsure = Answer.NOT_SURE in (fragile, steroids)
    return Verdict(level=C if unsure else M, facts=facts) if told else FINE


def judge_late_first_episode(flags: RedFlags, case: Case) -> Verdict:
    """Judge RF17; skipped below its age."""
    if case.age < case.rules.first_episode_age_years:
        return Verdict(level=Level.OK, skipped="screen.skipped_for_age")
    return Verdict(level=C) if ask(flags.rf17, "red_flags.rf17").may_be else FINE


def judge_inflammatory(flags: RedFlags, case: Case) -> Verdict:
    """Judge RF19; a clause not sure counts as yes."""
    pain, path = flags.rf19, "red_flags.rf19"
    if not ask(pain.over_3_months, f"{path}.over_3_months").may_be:
        return FINE
    clauses = (
        ask(pain.began_before_40, f"{path}.began_before_40"),
        ask(pain.came_on_slowly, f"{path}.came_on_slowly"),
        ask(pain.better_moving, f"{path}.better_moving"),
        ask(pain.not_better_resting, f"{path}.not_better_resting"),
        ask(pain.wakes_second_half_of_night, f"{path}.wakes_second_half_of_night"),
    )
    enough = sum(clause.may_be for clause in clauses) >= case.rules.inflammatory_clauses
    return Verdict(level=M) if enough else FINE


def judge_cough(flags: RedFlags, case: Case) -> Verdict:
    """Judge RF20; an examination of the legs since it began clears it at once."""
    cough, path = flags.rf20, "red_flags.rf20"
    present = ask(cough.present, f"{path}.present")
    if not present.may_be:
        return FINE
    facts = (Fact(tag=Tag.FLEXION_INTOLERANT, source="RF20"),)
    level = U
    if case.profile is Profile.SUPERVISED:
        severe = ask(cough.new_and_severe, f"{path}.new_and_severe").may_be
        level = C if severe or present is Answer.NOT_SURE else M
    if is_on_record(cough.legs_examined, event_day(cough.since, "RF20", case)):
        level = M
    return Verdict(level=level, facts=facts)


def judge_heart(flags: RedFlags, _case: Case) -> Verdict:
    """Judge RF23."""
    heart, path = flags.rf23, "red_flags.rf23"
    told = ask(heart.told_not_to, f"{path}.told_not_to")
    pressure = ask(heart.blood_pressure, f"{path}.blood_pressure")
    dizzy = ask(heart.dizzy, f"{path}.dizzy")
    facts = tuple(
        Fact(tag=tag, source="RF23")
        for answer, tag in (
            (pressure, Tag.UNCONTROLLED_HYPERTENSION),
            (dizzy, Tag.DIZZINESS),
        )
        if answer.may_be
    )
    return Verdict(level=C, facts=facts) if told.may_be or facts else FINE


def judge_dark_thoughts(flags: RedFlags, _case: Case) -> Verdict:
    """Judge RF24, where PHQ-9 is used."""
    if flags.rf24 is None:
        return Verdict(level=Level.OK, skipped="screen.skipped_not_used")
    return Verdict(level=U) if flags.rf24.may_be else FINE


def judge_age(_flags: RedFlags, case: Case) -> Verdict:
    """Judge the age row."""
    return Verdict(level=C) if case.age < case.rules.adult_age_years else FINE


def plain(item: str, level: Level) -> Callable[[RedFlags, Case], Verdict]:
    """Make the judge of an item that one answer decides, the same in both profiles."""

    def judge(flags: RedFlags, _case: Case) -> Verdict:
        answer: Answer | None = getattr(flags, item)
        return Verdict(level=level) if ask(answer, f"red_flags.{item}").may_be else FINE

    return judge


def judge_high_up(flags: RedFlags, case: Case) -> Verdict:
    """Judge RF18."""
    level = U if case.profile is Profile.STRICT else C
    return Verdict(level=level) if ask(flags.rf18, "red_flags.rf18").may_be else FINE
