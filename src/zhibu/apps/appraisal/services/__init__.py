"""What people do with organisational life and the appraisal."""
