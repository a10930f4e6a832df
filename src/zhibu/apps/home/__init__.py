"""The page that opens first: what needs me today, and nothing else."""
