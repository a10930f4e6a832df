"""Questions to meetings."""
