"""Sign-in, roles, the audit trail, and what is held about a person."""
