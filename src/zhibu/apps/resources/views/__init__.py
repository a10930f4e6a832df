"""Pages of rooms and lecturers."""
