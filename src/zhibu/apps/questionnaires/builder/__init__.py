"""What the builder knows of questions: pure, no database."""
