"""Meetings of the regime: planned, announced, held, recorded once."""
