"""Pages of project groups and postings."""
