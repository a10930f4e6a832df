"""Questions to the catalogue of activities."""
