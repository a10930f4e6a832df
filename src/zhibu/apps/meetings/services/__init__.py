"""What people do with meetings, one function each."""
