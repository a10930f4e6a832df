"""Forms of literature."""
