"""Pages of the contribution record."""
