"""The parts of the room *outcomes*: change, schedule and adherence."""
