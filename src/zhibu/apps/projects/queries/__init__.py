"""What project groups and postings know."""
