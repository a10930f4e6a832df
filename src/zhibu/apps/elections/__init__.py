"""Terms and elections of a branch: the next step, the papers, the count, the outcome."""
