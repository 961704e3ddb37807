"""The parts of the rooms *session*, *morning* and *adapt*."""
