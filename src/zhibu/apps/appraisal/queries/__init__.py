"""Questions to organisational life and the appraisal."""
