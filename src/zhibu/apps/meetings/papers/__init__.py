"""Paper made from the one record of a meeting when it is asked for; nothing is stored."""
