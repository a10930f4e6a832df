"""Forms of the catalogue of activities."""
