"""Heart-to-heart talks, read by the two people in them and the secretary only."""
