"""Pages of finding the time."""
