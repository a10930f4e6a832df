"""What people do with micro classes."""
