"""Reading interviews with codes: sentences, agreement, co-occurrence, names taken out."""
