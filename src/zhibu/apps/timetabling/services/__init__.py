"""What people do with searches and joint events."""
