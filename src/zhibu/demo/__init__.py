"""The demo zone: invented people in the shape the article published."""
