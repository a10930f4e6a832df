"""Reference codes: easy to copy by hand, kept only as a hash."""

import hashlib
import secrets

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without 0 O 1 I L
GROUPS, GROUP_LENGTH = 3, 4


def new_code() -> str:
    """Return a new code such as 7KQ2-M3FD-X9TP (about 59 bits)."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def digest(code: str) -> str:
    """Return what is kept of a code; spaces, hyphens and case do not matter."""
    plain = "".join(character for character in code.upper() if character in ALPHABET)
    return hashlib.sha256(plain.encode()).hexdigest()
