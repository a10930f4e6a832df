"""What other parts tell accounts by signal."""

from typing import Any

from allauth.account.signals import password_changed
from django.dispatch import receiver

from zhibu.apps.accounts.models import User


@receiver(password_changed, dispatch_uid="one_time_password_replaced")
def replace_one_time_password(sender: object, user: User, **_signal: Any) -> None:
    """Note that the person has chosen a password of their own."""
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])
