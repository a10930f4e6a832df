"""What people do with the records of membership; one function per intention."""
