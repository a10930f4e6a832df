"""What people do in the diary."""
