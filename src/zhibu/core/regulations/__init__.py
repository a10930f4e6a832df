"""Rules as code: plain facts in, findings with their source out."""
