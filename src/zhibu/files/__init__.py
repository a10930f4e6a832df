"""Files somebody names at the keyboard: read, held against a schema, shown in columns."""
