"""What officers do with an election."""
