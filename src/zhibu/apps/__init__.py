"""Django apps: each is one room a user would name."""
