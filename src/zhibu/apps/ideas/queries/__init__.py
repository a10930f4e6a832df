"""Questions to the proposals."""
