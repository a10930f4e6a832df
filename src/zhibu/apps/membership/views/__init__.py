"""Pages of membership, by subject."""
