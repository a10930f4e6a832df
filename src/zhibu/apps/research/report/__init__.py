"""The report of a study: drafted from the records, rewritten where somebody wishes."""
