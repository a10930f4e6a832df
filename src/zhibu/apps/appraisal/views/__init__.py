"""Pages of organisational life and the appraisal."""
