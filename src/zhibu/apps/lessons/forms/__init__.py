"""Forms of micro classes."""
