"""Pages of the regime, by subject."""
