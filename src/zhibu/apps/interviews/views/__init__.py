"""Pages of interviews and codes."""
