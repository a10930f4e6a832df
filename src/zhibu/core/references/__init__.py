"""Literature: reading what reference managers export, and writing GB/T 7714 entries."""
