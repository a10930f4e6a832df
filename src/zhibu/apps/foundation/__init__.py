"""What every room stands on: doors, tenancy, refusals, pieces of pages."""
