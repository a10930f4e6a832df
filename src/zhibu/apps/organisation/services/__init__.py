"""What users do to the organisation: one function each, whole or not at all."""
