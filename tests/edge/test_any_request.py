"""Whatever passes the schema gets a decision or a refusal by name, never a traceback."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.edge.strategies import TODAY, record

from lumbar.content.loader import load_library
from lumbar.core.errors import Refusal
from lumbar.edge.codec import plain
from lumbar.edge.errors import BadInput
from lumbar.edge.rooms import ROOMS, decide

CONTENT = load_library()
TODAYS = st.sampled_from([TODAY, TODAY - timedelta(days=1), TODAY + timedelta(days=40)])


def requests_for(room: str) -> st.SearchStrategy[str]:
    kind = ROOMS[room].takes
    if room == "pain":
        made = st.fixed_dictionaries(
            {
                "report": st.fixed_dictionaries(
                    {"before": st.integers(-1, 11), "peak": st.integers(-1, 11)},
                    optional={
                        "leg_before": st.integers(0, 4),
                        "leg_lowest": st.integers(0, 4),
                        "leg_stayed_min": st.none() | st.integers(0, 20),
                        "tingling_new": st.booleans(),
                        "tingling_stayed_min": st.none() | st.integers(0, 20),
                        "marks": st.lists(st.sampled_from(["sharp", "severe", "odd"]), max_size=2),
                        "sudden_severe": st.booleans(),
                    },
                ),
                "person": st.fixed_dictionaries(
                    {"age": st.integers(0, 130), "sex": st.sampled_from(["man", "other"])}
                ),
            }
        )
        return made.map(json.dumps)
    return record(kind, today=TODAYS).map(lambda made: json.dumps(plain(made)))


@pytest.mark.parametrize("room", sorted(ROOMS))
@settings(
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(data=st.data())
def test_any_request_is_decided_or_refused_by_name(room, data):
    text = data.draw(requests_for(room))
    try:
        decision = decide(room, text, CONTENT)
    except (Refusal, BadInput):
        return
    assert json.loads(json.dumps(decision))["room"] == room
