"""Working days: the national calendar, and a zone's table to correct and complete it."""
