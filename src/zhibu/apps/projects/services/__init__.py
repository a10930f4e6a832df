"""What people do with project groups and postings."""
