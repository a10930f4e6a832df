"""What other parts tell accounts by signal."""

from collections.abc import Sequence
from typing import Any

from allauth.account.signals import password_changed
from django.db.models import Model
from django.dispatch import receiver

from zhibu.apps.accounts.models import User
from zhibu.apps.accounts.services.trail import ImportedPerson, record_access, record_import
from zhibu.apps.foundation.signals import people_imported, personal_data_used
from zhibu.apps.foundation.viewer import Viewer


@receiver(password_changed, dispatch_uid="one_time_password_replaced")
def replace_one_time_password(sender: object, user: User, **_signal: Any) -> None:
    """Note that the person has chosen a password of their own."""
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])


@receiver(personal_data_used, dispatch_uid="personal_data_used_into_trail")
def note_use_of_personal_data(
    sender: object, *, viewer: Viewer, record: Model, what: str, **_signal: Any
) -> None:
    """Write the opening or exporting of personal data into the audit trail."""
    record_access(viewer=viewer, record=record, what=what)


@receiver(people_imported, dispatch_uid="people_imported_into_trail")
def note_import(
    sender: object,
    *,
    zone_id: int,
    people: Sequence[ImportedPerson],
    actor_id: int | None = None,
    **_signal: Any,
) -> None:
    """Write every person a roster made or changed into the audit trail."""
    record_import(zone_id=zone_id, people=people, actor_id=actor_id)
