"""Pages of micro classes."""
