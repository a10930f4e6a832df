"""Forms of the diary."""
