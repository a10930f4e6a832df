"""What people do with literature."""
