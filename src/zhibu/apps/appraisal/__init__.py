"""Organisational life and democratic appraisal: paper ballots, typed counts, no ranking."""
