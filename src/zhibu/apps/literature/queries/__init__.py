"""Questions to the literature of a study."""
