"""The questionnaire room on files: read answers and codebooks, analyse, write the result."""
