"""Papers of the weekly review."""
