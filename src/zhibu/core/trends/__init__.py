"""Rates and durations of a small office, each with its interval."""
