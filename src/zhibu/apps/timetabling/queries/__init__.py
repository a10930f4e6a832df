"""Questions to searches, and to what is still to be placed."""
