"""Code trees to and from other programs: REFI-QDA codebooks (.qdc) and CSV."""
