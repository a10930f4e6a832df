"""Word papers of membership, made from the records when asked for and never stored."""
