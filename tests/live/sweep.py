"""Decide a broad sample of reports; the same text runs under MicroPython."""

from lumbar.live.pain import as_plain, decide_pain

PERSON = {"tags": ["spinal_fusion"], "age": 30, "sex": "man", "rf11": "no", "strict": False}
LEGS = ((1, 1, None), (2, 1, None), (1, 2, None), (1, 3, 5), (0, 1, 6))
TINGLING = ((False, None), (True, None), (True, 10), (True, 11))
MARKS = ([], ["severe"], ["stabbing"])
OPTIONS = ({}, {"safe_ceiling": 2}, {"mode": "time_contingent"})


def reports():
    """Give every report of the sample, mildest pain first."""
    for pain in range(121):
        for leg in LEGS:
            for tingling in TINGLING:
                for marks in MARKS:
                    yield {
                        "before": pain // 11,
                        "peak": pain % 11,
                        "leg_before": leg[0],
                        "leg_lowest": leg[1],
                        "leg_stayed_min": leg[2],
                        "tingling_new": tingling[0],
                        "tingling_stayed_min": tingling[1],
                        "marks": marks,
                        "sudden_severe": pain % 13 == 0,
                        "signs": {"RF15": "no", "RF07": "yes" if pain % 31 == 0 else "no"},
                    }


def main(step):
    """Decide every ``step``-th report under each option, as plain values."""
    chosen = [report for place, report in enumerate(reports()) if place % step == 0]
    return [as_plain(decide_pain(r, PERSON, options)) for r in chosen for options in OPTIONS]
