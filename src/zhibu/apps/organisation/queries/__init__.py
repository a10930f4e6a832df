"""Questions to the organisation, by subject."""
