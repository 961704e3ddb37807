"""The parts of the room *plan*: filter, composition, time and rhythm."""
