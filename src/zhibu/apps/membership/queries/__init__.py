"""Questions to the records of membership, by subject."""
