"""Forms of rooms and lecturers."""
