"""What somebody lent elsewhere took on and learned; that they are lent stands elsewhere."""

from django.db import transaction

from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.organisation.models import Secondment
from zhibu.apps.projects.models import Posting, Project


@transaction.atomic
def write_posting(
    *,
    secondment: Secondment,
    duty: str,
    learned: str | None,
    project: Project | None,
    revision: int,
) -> Posting:
    """Write about a secondment, opened at a revision (0: nothing was written); None keeps.

    Raises:
        ChangedMeanwhile: somebody saved it since.
    """
    Secondment.objects.select_for_update().get(pk=secondment.pk)
    posting = Posting.objects.filter(secondment=secondment).first() or Posting(
        zone_id=secondment.zone_id, secondment=secondment
    )
    if posting.revision != revision:
        theirs = posting.duty if learned is None else f"{posting.duty}\n{posting.learned}"
        raise ChangedMeanwhile(theirs=theirs.strip() or "（空）", revision=posting.revision)
    posting.duty, posting.project = duty.strip(), project
    if learned is not None:
        posting.learned = learned.strip()
    posting.revision = revision + 1
    posting.save()
    return posting
