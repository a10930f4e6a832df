"""Pages of the catalogue of activities."""
