"""Passwords: how strong they must be, and the one handed over once."""

import secrets
import string
from collections.abc import Callable

from django.core.exceptions import ValidationError

CLASSES: tuple[Callable[[str], bool], ...] = (
    str.isupper,
    str.islower,
    str.isdecimal,
    lambda letter: not letter.isalnum(),
)
ENOUGH_CLASSES = 3
ONE_TIME_LENGTH = 12
ONE_TIME_LETTERS = "".join(sorted(set(string.ascii_letters + string.digits) - set("0O1lI")))


class ThreeClassesValidator:
    """At least three of upper case, lower case, digits and signs (等保 DB-01, DB-02)."""

    def validate(self, password: str, user: object = None) -> None:
        """Raise ValidationError when fewer than three classes of characters are used."""
        if classes_used(password) < ENOUGH_CLASSES:
            raise ValidationError(self.get_help_text(), code="password_too_plain")

    def get_help_text(self) -> str:
        """Say the rule."""
        return "密码要包含大写字母、小写字母、数字、符号中的至少三类。"


def classes_used(password: str) -> int:
    """Count the classes of characters in a password."""
    return sum(any(belongs(letter) for letter in password) for belongs in CLASSES)


def one_time_password() -> str:
    """Return a password to hand over once: random, and without characters easily mistaken."""
    while True:
        password = "".join(secrets.choice(ONE_TIME_LETTERS) for _ in range(ONE_TIME_LENGTH))
        if classes_used(password) >= ENOUGH_CLASSES:
            return password
