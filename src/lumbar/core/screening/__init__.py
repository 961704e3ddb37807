"""The parts of the room *screen*: its tables, judges and records."""
