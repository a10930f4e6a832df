"""The roster (花名册): files people have, read, checked, compared, and saved all or nothing."""
