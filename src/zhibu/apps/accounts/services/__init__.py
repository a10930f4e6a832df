"""What a user does with accounts: one function each."""
