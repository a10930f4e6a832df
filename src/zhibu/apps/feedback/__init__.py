"""Complaints and suggestions, with replies (意见建议)."""
