"""Questions to talks."""
