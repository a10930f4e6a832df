"""Forms of interviews and codes."""
