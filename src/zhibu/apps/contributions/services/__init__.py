"""Handing a year's record to the branch, and taking it back."""
