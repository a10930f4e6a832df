"""Word and Excel files from plain values; nothing is read or written here."""
