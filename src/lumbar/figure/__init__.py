"""Exercises drawn and moving: one movement script, its figure and its landmarks."""
