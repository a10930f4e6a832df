"""Forms of organisational life and the appraisal."""
