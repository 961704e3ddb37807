"""Home rehabilitation for low back pain: a pure clinical core and what serves it."""

__version__ = "0.1.0"
