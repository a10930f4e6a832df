"""Forms of the regime, by subject."""
