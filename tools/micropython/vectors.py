"""Play vectors of ``tests/vectors/pain``, under CPython and under MicroPython alike."""

from lumbar.live.errors import BadReport
from lumbar.live.pain import after_break, as_plain, decide_pain, offer_before, stayed_min
from lumbar.live.signs import judge_signs


def _judge(signs, person):
    found = judge_signs(signs, person)
    return {"level": found.level, "items": list(found.items)}


CALLS = {
    "decide_pain": lambda given: as_plain(decide_pain(*given)),
    "after_break": lambda given: as_plain(after_break(*given)),
    "offer_before": lambda given: as_plain(offer_before(*given)),
    "stayed_min": lambda given: stayed_min(*given),
    "judge_signs": lambda given: _judge(*given),
}


def play(case):
    """Give what the case's call returns, or its refusal, as plain values."""
    try:
        return CALLS[case["call"]](case["input"])
    except BadReport as refusal:
        return {"refused": {"path": refusal.path, "remedy": refusal.remedy}}


def main(cases):
    """Play every case, in order."""
    return [play(case) for case in cases]
