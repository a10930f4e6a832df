"""Files of the public meeting-scheduling benchmark (docs/meeting-scheduling.md)."""
