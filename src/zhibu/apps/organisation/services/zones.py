"""The zone itself: founded once, by the keeper."""

from django.db import transaction

from zhibu.apps.organisation.models import WorkCommittee, Zone
from zhibu.apps.organisation.services.refusals import AlreadyThere


@transaction.atomic
def found_zone(*, committee: str, name: str) -> Zone:
    """Put a new zone on record under its city's work committee, made when it is new.

    Raises:
        AlreadyThere: the committee has a zone of that name.
    """
    above, _ = WorkCommittee.objects.get_or_create(name=committee)
    if Zone.objects.filter(committee=above, name=name).exists():
        raise AlreadyThere(f"{committee}下已有“{name}”。", hint="请换一个名称。")
    return Zone.objects.create(committee=above, name=name)
