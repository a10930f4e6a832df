"""Whose turn it is: a fair rota with reasons."""
