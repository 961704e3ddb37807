"""The constants of the rules, each named with its unit and its source.

Tables live beside the room that reads them; what a clinic may configure stands
here. A change of any number bumps ``VERSION`` and gets a *Clinical* line in the
changelog. [D] = our own decision, no published threshold exists; [V], [S], [K]
as in ``docs/reference/evidence.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

from lumbar.core.record import Record
from lumbar.live.signs import FRAGILITY_AGE_MAN_YEARS, FRAGILITY_AGE_WOMAN_YEARS

VERSION = "2026.11.20"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruleset(Record):
    """Hold every configurable constant; the defaults are the published rules."""

    version: str = VERSION

    # screen (rules.md section a)
    adult_age_years: int = 18  # [D] the sources are for adults
    recent_weeks_unchanged: int = 6  # [D] "unchanged for more than 6 weeks"
    accident_window_weeks: int = 6  # [D] RF07
    fragility_age_woman_years: int = FRAGILITY_AGE_WOMAN_YEARS  # [D] RF16c, women and others
    fragility_age_man_years: int = FRAGILITY_AGE_MAN_YEARS  # [D] RF16c
    first_episode_age_years: int = 60  # [S] RF17, red-flag card 2023
    inflammatory_clauses: int = 4  # [V] RF19, Sieper 2009: 4 of 5
    pregnancy_tag_days_before_due: int = 196  # [D] 12 weeks 0 days
    postpartum_days: int = 84  # [D] TQ04, TQ06
    post_op_day_cleared: int = 42  # [D] RF22
    post_op_day_late: int = 84  # [D] RF22
    surgery_window_months: int = 12  # [D] RF22
    falls_window_months: int = 12  # [D] TQ24
    leg_free_mornings: int = 7  # [D] TQ16
    rescreen_days: int = 28  # [D] every 4 weeks
    clearance_cap_days: int = 7  # [D] HIGH cap, days 0-6

    # proms (rules.md section e): cut-offs
    phq2_low_mood_from: int = 3  # [V] points, Arroll 2010
    phq9_item9_none: int = 0  # [V] points; anything above it is acted on
    gad2_anxiety_from: int = 3  # [V] points
    start_medium_from_total: int = 4  # [V] points, Hill 2008
    start_high_from_distress: int = 4  # [V] points, Hill 2008
    ompsq_higher_risk_from: int = 50  # [V] points, Linton 2011
    pseq_low_below: int = 20  # [S] points, Nicholas 2007
    fabq_activity_high_above: int = 14  # [D] points, the lower of the published cut-offs
    fabq_work_high_above: int = 29  # [D] points, the higher of the published cut-offs
    promis_pain_worse_above_t: int = 60  # [V] T-score: high is worse
    promis_health_worse_below_t: int = 40  # [V] T-score: low is worse
    rmdq_floor_below: int = 4  # [V] points: insensitive to change
    rmdq_ceiling_above: int = 20  # [V] points: insensitive to change
    ears_adherent_from: int = 17  # [K] points of 24
    groc_improved_from: int = 3  # [V] Bobos 2020: first whole number above 2.5
    groc_worse_to: int = -2  # [D]

    # outcomes (rules.md section e, change rule; section c, P3 row 6)
    important_change_percent: int = 30  # [V] of the baseline, Ostelo 2008
    outcomes_review_weeks: int = 6  # [D] P3 row 6
    outcomes_review_rmdq_from: int = 4  # [V] floor of the RMDQ: below it no review
    measure_early_days: int = 3  # [D] a score taken this early counts for its date
    measure_overdue_days: int = 7  # [D] due for longer than this is overdue

    # adherence (rules.md section f)
    adherent_from_percent: int = 80  # [D] convention
    partly_adherent_from_percent: int = 50  # [D]
    active_week_sessions: int = 2  # [D] sessions that make a week count

    # assess (rules.md sections b, c and g)
    direction_points: int = 2  # [D] d >= 2 or d <= -2 is a preference
    home_test_worse_points: int = 2  # [D] T3
    rest_pain_high: int = 7  # [D] NRS
    rest_pain_moderate: int = 4  # [D] NRS
    settling_high_min: int = 120  # [D] more than this is HIGH
    settling_moderate_min: int = 30  # [D] this or more is MODERATE
    rmdq_severe_points: int = 16  # [D]
    rmdq_moderate_points: int = 8  # [D]
    off_work_weeks: int = 4  # [D] with OMPSQ-SF >= 50

    # plan (rules.md sections d and h)
    seconds_a_repetition: int = 3  # [D] movement time besides the hold
    session_items_max: int = 6  # [D] 3-6 exercises
    session_items_min: int = 3  # [D] fewer: no exercises, ask a clinician
    calm_items_max: int = 4  # [D] HIGH: 3 items, 4 where the filter leaves them
    calm_bouts_max: int = 3  # [D] HIGH: several short bouts a day
    unread_days_max: int = 3660  # [D] an older plan is made anew
    review_weeks: int = 6  # [D]
    relief_times_a_day: int = 6  # [V] Long 2004: about every 2 h while it helps
    relief_untested_times_a_day: int = 2  # source 001: twice daily
    relief_reps: int = 5  # [D] 1 set of 5-10
    strength_days_max: int = 3  # [V] ACSM 2009: 2-3 non-consecutive days
    walking_days_max: int = 5  # [V] Pocovi 2024: 5 times a week
    maintenance_days_max: int = 2  # [V] Spiering 2021: 1-2 sessions a week
    cool_down_walk_s: int = 60  # [D] walking on the spot
    template_free_level: int = 3  # [D] above it prerequisites count in a source programme too
    pressure_hold_s: int = 10  # [D] longest hold with high blood pressure
    household: tuple[str, ...] = ("bed", "chair", "table", "wall")  # [D] what every home has

    # morning: table P2 and the usual pain B (rules.md section c)
    morning_after_hours: int = 4  # [D] an entry this soon after a session is not its morning
    regress_rise_points: int = 3  # [D] P2 row 3
    regress_again_points: int = 2  # [D] P2 row 3, on two reported mornings
    regress_again_days: int = 2  # [D] P2 row 3, how far apart the two may be
    hold_rise_points: int = 1  # [D] P2 row 5
    sore_continue_mornings: int = 3  # [S] P2 row 6: 72 h, the peak of muscle soreness
    sore_clinician_mornings: int = 8  # [S] P2 row 6: soreness is gone after 5-7 days
    further_down_mornings: int = 2  # [D] P2 row 2
    missing_mornings_ask: int = 3  # [D] P2 row 10
    usual_window_mornings: int = 7  # [D] B is the median of these
    usual_mornings_min: int = 3  # [D] fewer: the intake resting pain
    usual_creep_points: int = 1  # [D] B at most this above the lowest B
    usual_standing_mornings: int = 14  # [D] before a lowest B counts

    # trend: table P3 (rules.md section c)
    credit_green: float = 1.0  # [D] P2 row 8
    credit_amber: float = 0.5  # [D] P2 row 7
    progress_count: float = 2.0  # [D] P3 row 1; the 2-for-2 rule of NSCA [K]
    progress_effort_max: int = 7  # [D] P3 row 1, of 10
    progress_items_a_session: int = 2  # [D] section d
    trend_days: int = 7  # [D] P3 rows 2 and 3
    trend_mornings_min: int = 4  # [D] of 7
    trend_regress_points: int = 2  # [D] P3 row 2
    trend_hold_points: int = 1  # [D] P3 row 3
    trend_hold_weeks: int = 2  # [D] P3 row 3
    swap_regressions: int = 2  # [D] P3 row 4
    swap_days: int = 14  # [D] P3 row 4
    suspend_stops: int = 3  # [D] P3 row 5
    suspend_days: int = 7  # [D] P3 row 5
    flare_mornings: int = 3  # [D] P2 row 3 by 3 points this often in a row is a flare
    flare_relief_days_min: int = 2  # [D] P3 row 7
    flare_relief_days_max: int = 3  # [D] P3 row 7
    flare_restart_percent: int = 60  # [D] P3 row 7: 50-70 % of the last dose

    # dose: progression and reduction (rules.md section d)
    reps_step: int = 2  # [D] "+1-2 repetitions"
    sets_max: int = 3  # [V] ACSM 2009: 1-3 sets for a novice
    hold_step_s: int = 5  # [D]
    hold_limit_s: int = 30  # [D] never above, whatever the exercise allows
    lever_first_hold_s: int = 10  # [D] from 10 s x 10 the harder lever comes first
    lever_first_reps: int = 10  # [D]
    timed_step_s: int = 30  # [D] prone lying and the like
    walking_step_s: int = 120  # [D] 10 -> 30 min
    load_percent_min: int = 2  # [V] ACSM 2009: 2-10 %
    load_percent_max: int = 10  # [V] ACSM 2009
    load_extra_reps: int = 2  # [D] repetitions first when the step is too large
    moderate_level_earned: int = 3  # [D] after two sessions all in P1 row 9
    moderate_green_sessions: int = 2  # [D]
    regress_percent: int = 30  # [D] "dose -30 to -50 %"
    rest_percent: int = 20  # [D] P2 row 4
    deload_percent: int = 40  # [D]
    deload_week: int = 6  # [D] every 6th week
    deload_amber_weeks: int = 2  # [D]
    missed_percent: int = 20  # [D] the first session back
    missed_long_percent: int = 40  # [D] 14-27 days
    missed_long_days: int = 14  # [D]
    missed_restart_days: int = 28  # [D]
    floor_percent: int = 50  # [D] of the last completed dose

    # ladder: reintroduction (rules.md section b, step 3)
    ladder_quiet_days: int = 7  # [D]
    ladder_rest_nprs: int = 3  # [D]
    ladder_trial_rise: int = 1  # [D]

    # graded activity (rules.md section d)
    quota_percent: int = 70  # [V] Lambeek 2007
    quota_baseline_sessions: int = 3  # [V] Lambeek 2007
    quota_sessions_max: int = 26  # [V] Lambeek 2007

    # return to activity (rules.md sections d and g)
    running_walk_min: int = 30  # [D] brisk walk before running
    running_rise_max: int = 1  # [D]
    running_calf_raises: int = 10  # [D] on one leg
    running_balance_s: int = 10  # [D] on one leg
    running_repeats: int = 10  # [V] run-walk trial
    running_stage_days: int = 7  # [V] run-walk trial: at most one stage a week
    running_sessions: int = 2  # [V] run-walk trial


RULES = Ruleset()
