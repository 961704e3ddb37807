"""The constants of the rules, each named with its unit and its source.

Tables live beside the room that reads them; what a clinic may configure stands
here. A change of any number bumps ``VERSION`` and gets a *Clinical* line in the
changelog. [D] = our own decision, no published threshold exists; [V], [S], [K]
as in ``docs/reference/evidence.md``.
"""

from __future__ import annotations

from dataclasses import dataclass

from lumbar.core.record import Record

VERSION = "2026.11.20"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruleset(Record):
    """Hold every configurable constant; the defaults are the published rules."""

    version: str = VERSION

    # screen (rules.md section a)
    adult_age_years: int = 18  # [D] the sources are for adults
    recent_weeks_unchanged: int = 6  # [D] "unchanged for more than 6 weeks"
    accident_window_weeks: int = 6  # [D] RF07
    fragility_age_woman_years: int = 50  # [D] RF16c, women and others
    fragility_age_man_years: int = 65  # [D] RF16c
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


RULES = Ruleset()
