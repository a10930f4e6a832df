"""Forms of membership, by subject."""
