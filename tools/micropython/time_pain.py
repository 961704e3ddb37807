"""Time pain decisions; runs under MicroPython, whose clock ticks in milliseconds."""

import time

from lumbar.live.pain import decide_pain

REPORT = {
    "before": 4,
    "peak": 5,
    "leg_before": 1,
    "leg_lowest": 1,
    "leg_stayed_min": None,
    "tingling_new": False,
    "tingling_stayed_min": None,
    "marks": [],
    "sudden_severe": False,
    "signs": {"RF01": "no", "RF10": "no", "fall": "yes"},
}
PERSON = {"tags": ["osteoporosis"], "age": 72, "sex": "woman", "rf11": "no", "strict": True}


def main(payload):
    """Give the median of the rounds, in microseconds a decision."""
    rounds = []
    for _ in range(payload["rounds"]):
        start = time.ticks_us()
        for _ in range(payload["per_round"]):
            decide_pain(REPORT, PERSON, {})
        rounds.append(time.ticks_diff(time.ticks_us(), start) / payload["per_round"])
    return sorted(rounds)[len(rounds) // 2]
