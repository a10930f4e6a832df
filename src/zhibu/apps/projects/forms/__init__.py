"""Forms of project groups and postings."""
