"""Settings of the whole suite."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# How long one example takes says more about the machine than about the rule.
settings.register_profile(
    "lumbar", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("lumbar")
