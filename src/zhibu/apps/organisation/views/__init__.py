"""Pages of the organisation, by subject."""
