"""What people do with the plan and the rules, one function each."""
