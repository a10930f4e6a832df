"""What users fill in, by subject."""
