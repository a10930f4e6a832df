"""What people do with rooms and lecturers."""
