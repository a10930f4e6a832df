"""Calendars of others: fetched with care, read apart, of which only free or busy is kept."""
