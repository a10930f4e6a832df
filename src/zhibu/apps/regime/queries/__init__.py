"""Questions to the regime."""
