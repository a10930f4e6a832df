"""How varied activities are, how often they repeat, and what to do next, with reasons."""
