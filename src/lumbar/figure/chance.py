"""A small generator of chance that gives the same numbers on every machine.

PCG32 (O'Neill, *PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms
for Random Number Generation*, 2014): whole numbers only, so that no platform rounds it
differently. It is for test vectors, never for secrets.
"""

from __future__ import annotations

_WORD = (1 << 64) - 1
_TIMES = 6364136223846793005
_SHARES = 12  # twelve even shares have a variance of 1, so their sum less 6 is nearly a bell


class Chance:
    """Give numbers that look random and follow from ``seed``; each ``stream`` has its own."""

    __slots__ = ("_odd", "_state")

    def __init__(self, seed: int, stream: int = 0) -> None:
        """Start a stream of a seed."""
        self._odd = ((stream << 1) | 1) & _WORD
        self._state = 0
        self._next()
        self._state = (self._state + seed) & _WORD
        self._next()

    def _next(self) -> int:
        old = self._state
        self._state = (old * _TIMES + self._odd) & _WORD
        mixed = (((old >> 18) ^ old) >> 27) & 0xFFFFFFFF
        turn = old >> 59
        return ((mixed >> turn) | (mixed << (-turn & 31))) & 0xFFFFFFFF

    def share(self) -> float:
        """Give a number from 0 up to, not with, 1; every one as likely."""
        return self._next() / 4294967296

    def bell(self) -> float:
        """Give a number of mean 0 and standard deviation 1, nearly Gaussian, never beyond 6."""
        return sum(self.share() for _ in range(_SHARES)) - _SHARES / 2
