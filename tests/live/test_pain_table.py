"""Table P1 against a slow, obvious second reading of it, over every combination."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.live.pain_vectors import CASES

from lumbar.core.evidence import EVIDENCE
from lumbar.core.ruleset import RULES
from lumbar.core.words import Mode, Sex, Tag
from lumbar.live import pain, pain_table, signs

SENTENCES = Path(pain.__file__).parents[1] / "content" / "reasons"
ORDER = ["1", "2", "3", "3b", "4", "quota", "5", "6", "7", "8", "9"]
LEGS = ((2, 2, None), (2, 3, None), (2, 3, 5), (2, 3, 6))
TINGLINGS = ((False, None), (True, None), (True, 10), (True, 11))
SIGNS_OF_LEVEL = {"": {}, "U": {"RF13": "yes"}, "E": {"RF01": "yes"}}
PAINS = list(product(range(11), range(11)))
OPTIONS = (("pain_monitored", None), ("pain_monitored", 2), ("time_contingent", 2))
EDGES = ((0, 2), (3, 5), (4, 5), (5, 8), (8, 9), (9, 8))


def report(before: int = 2, peak: int = 2, **more: Any) -> dict[str, Any]:
    none = {
        "leg_before": 0,
        "leg_lowest": 0,
        "leg_stayed_min": None,
        "tingling_new": False,
        "tingling_stayed_min": None,
        "marks": [],
        "sudden_severe": False,
        "signs": {},
    }
    return {"before": before, "peak": peak, **none, **more}


def person(*tags: str, **more: Any) -> dict[str, Any]:
    known = {"age": 45, "sex": "woman", "rf11": "no", "strict": True}
    return {"tags": list(tags), **known, **more}


def rows_that_hold(
    level: str, said: dict[str, Any], tagged: bool, mode: str, safe: bool
) -> set[str]:
    b, p = said["before"], said["peak"]
    down = said["leg_lowest"] - said["leg_before"] >= 1
    sharp = bool({"sharp", "stabbing", "electric"} & set(said["marks"]))
    severe = "severe" in said["marks"] or said["sudden_severe"]
    holds = {
        "1": level == "E",
        "2": level == "U"
        or (said["sudden_severe"] and tagged)
        or (said["tingling_new"] and (said["tingling_stayed_min"] or 0) > 10),
        "3": down and (said["leg_stayed_min"] or 0) > 5,
        "3b": down or said["tingling_new"],
        "4": sharp,
    }
    if mode == "time_contingent":
        return {row for row, held in {**holds, "quota": True}.items() if held}
    holds["4"] = sharp or severe or (p >= 8 and p > b)
    holds["5"] = p - b >= 3
    holds["6"] = p - b == 2 and not (safe and p <= 2)
    mild = not holds["5"] and not holds["6"]
    holds |= {"7": mild and p >= 7, "8": mild and p in (4, 5, 6), "9": mild and p <= 3}
    return {row for row, held in holds.items() if held}


def check(pairs: Any, levels: Any, legs: Any = LEGS, tags: Any = (False, True)) -> int:
    """Compare the table with the second reading; give how many combinations were met."""
    count = 0
    for (b, p), level, leg, tingling in product(pairs, levels, legs, TINGLINGS):
        for sharp, severe, sudden, tagged in product(*[(False, True)] * 3, tags):
            said = report(
                b,
                p,
                leg_before=leg[0],
                leg_lowest=leg[1],
                leg_stayed_min=leg[2],
                tingling_new=tingling[0],
                tingling_stayed_min=tingling[1],
                marks=["electric"] * sharp + ["severe"] * severe,
                sudden_severe=sudden,
                signs=SIGNS_OF_LEVEL[level],
            )
            who = person(*["osteoporosis"] * tagged)
            for mode, ceiling in OPTIONS:
                got = pain.decide_pain(said, who, {"mode": mode, "safe_ceiling": ceiling})
                held = rows_that_hold(level, said, tagged, mode, ceiling == 2)
                assert got.row == min(held, key=ORDER.index), (said, who, mode, ceiling)
                count += 1
    return count


def test_every_pain_with_every_leg_sign_mark_mode_and_ceiling_meets_its_row() -> None:
    """In full but for the tag and the sign level, which the next test varies."""
    assert check(PAINS, [""], tags=[False]) == 121 * 4 * 4 * 8 * 3


def test_every_sign_level_and_tag_wins_over_what_stands_below_it() -> None:
    """Thinned: six pains at the edges of the rows stand for all 121."""
    assert check(EDGES, ["", "U", "E"]) == 6 * 3 * 4 * 4 * 16 * 3


def test_every_pair_of_leg_levels_meets_its_row() -> None:
    """Thinned: one pain; minutes only where the pain did move down."""
    every = [(a, z, m) for a in range(5) for z in range(5) for m in (None, 5, 6) if z > a or not m]
    assert check([(5, 8)], [""], every, tags=[False]) == (15 + 30) * 4 * 8 * 3


def test_rows_stand_in_the_order_of_the_page() -> None:
    assert [row.id for row in pain_table.ROWS] == ORDER


def test_every_row_has_an_effect_evidence_and_sentences() -> None:
    assert {row.code for row in pain_table.ROWS} == set(pain_table.EFFECTS)
    assert {row.evidence for row in pain_table.ROWS} <= set(EVIDENCE)
    assert all(row.condition.endswith(".") and row.action.endswith(".") for row in pain_table.ROWS)


def test_every_offer_is_a_known_one() -> None:
    assert {effect.offers for effect in pain_table.EFFECTS.values()} < set(pain.OFFERS)


def test_plain_fields_are_all_the_fields() -> None:
    assert pain.Decision._fields == pain.DECISION_FIELDS
    assert pain.Offer._fields == pain.OFFER_FIELDS


def test_words_and_ages_are_those_of_the_core() -> None:
    assert set(pain_table.MODES) == set(Mode)
    assert set(signs.SEXES) == set(Sex)
    assert {*signs.BONE_TAGS, *signs.SURGERY_TAGS} < set(Tag)
    assert RULES.fragility_age_woman_years == signs.FRAGILITY_AGE_WOMAN_YEARS
    assert RULES.fragility_age_man_years == signs.FRAGILITY_AGE_MAN_YEARS


@pytest.mark.parametrize("before", range(11))
@pytest.mark.parametrize("ceiling", [None, 2])
def test_a_worse_peak_never_gives_a_milder_row(before: int, ceiling: int | None) -> None:
    rows = [
        pain.decide_pain(report(before, peak), person(), {"safe_ceiling": ceiling}).row
        for peak in range(11)
    ]
    places = [ORDER.index(row) for row in rows]
    assert places == sorted(places, reverse=True)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1", {"signs": {"RF08": "yes"}}),
        ("2", {"signs": {"RF15": "yes"}}),
        ("3", {"leg_lowest": 1, "leg_stayed_min": 6}),
        ("3b", {"leg_lowest": 1}),
        ("4", {"marks": ["stabbing"]}),
    ],
)
@pytest.mark.parametrize("options", [{"mode": "time_contingent"}, {"safe_ceiling": 2}])
def test_no_option_switches_a_stop_off(
    row: str, said: dict[str, Any], options: dict[str, Any]
) -> None:
    assert pain.decide_pain(report(0, 2, **said), person(), options).row == row


def test_a_decision_does_not_change_what_it_was_given() -> None:
    said = report(5, 7, sudden_severe=True, signs={"RF15": "no"})
    pain.decide_pain(said, person("osteoporosis"), {})
    assert said["signs"] == {"RF15": "no"}


CALL = {"emergency_number": "112", "urgent_number": "116 117"}


def sentences() -> dict[str, str]:
    text = (SENTENCES / "pain.en.yaml").read_text(encoding="utf-8")
    found: dict[str, str] = yaml.safe_load(text)
    return found


def test_every_reason_code_has_a_sentence_and_no_sentence_lacks_a_code() -> None:
    assert set(sentences()) == set(pain.REASON_CODES)


def test_every_vector_reason_fills_its_sentence_and_names_its_evidence() -> None:
    known = sentences()
    decided = [c["expected"] for c in CASES if c["call"] != "stayed_min"]
    seen = [reason for found in decided for reason in found.get("reasons", [])]
    assert {r["code"] for r in seen} == set(pain.REASON_CODES)
    assert all("{" not in known[r["code"]].format(**r["numbers"], **CALL) for r in seen)
    assert {r["evidence"] for r in seen} <= set(EVIDENCE)
