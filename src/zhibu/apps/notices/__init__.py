"""Notices: in working hours, to who is concerned, demanding no reply."""
