"""What is read of micro classes."""
