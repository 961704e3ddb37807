"""The clinical rooms: pure, typed, standard library only.

Everything a room may know is an argument: no clock, no file, no network, no
random number and no setting. A room returns its result with reasons, or refuses
with a named error from :mod:`lumbar.core.errors`.
"""
