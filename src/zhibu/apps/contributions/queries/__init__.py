"""Reading what somebody did from the records where it stands."""
