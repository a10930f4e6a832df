"""What people do with interviews and codes."""
