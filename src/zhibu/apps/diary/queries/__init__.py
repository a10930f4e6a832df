"""Questions to the diary."""
