"""The parts of the room *assess*: stage, direction, home test and yellow flags."""
