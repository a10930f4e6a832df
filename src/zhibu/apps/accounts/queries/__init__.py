"""Questions to accounts, by subject."""
