"""Questions to the interviews of a study."""
