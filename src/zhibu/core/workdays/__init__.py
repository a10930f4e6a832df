"""Working days of the country: holidays, make-up days, years not yet published."""
