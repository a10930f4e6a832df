"""Questions to polls."""
