"""Where the outside comes in: JSON read, checked whole, and written."""
