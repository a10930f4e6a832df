"""Figures from plain values: one description, the same on the page and on paper."""
