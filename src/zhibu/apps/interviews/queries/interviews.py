"""The interviews of a study, its guides, memos and who may code."""

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from zhibu.apps.accounts.models import Grant, User
from zhibu.apps.interviews.models import DoubleCoding, Guide, Interview, Memo
from zhibu.apps.studies.models import Researcher, Study


def interviews_in(study: Study) -> QuerySet[Interview]:
    """Return the interviews of a study, latest first, with how much was read in each."""
    return (
        Interview.objects.filter(zone_id=study.zone_id, study=study)
        .annotate(quoted=Count("quotations", distinct=True))
        .select_related("double")
        .defer("transcript")
        .order_by("-on", "-pk")
    )


def guides_of(study: Study) -> QuerySet[Guide]:
    """Return the guides of a study."""
    return Guide.objects.filter(zone_id=study.zone_id, study=study)


def memos_of(interview: Interview, user_id: int | None) -> QuerySet[Memo]:
    """Return the memos on an interview and its passages.

    While two people code it blind, a memo on a passage names a code: each sees their own.
    """
    memos = Memo.objects.filter(interview=interview)
    if is_coded_blind(interview):
        memos = memos.filter(Q(passage=None) | Q(passage__coder=user_id))
    return memos.select_related("author__person", "passage__code")


def is_coded_blind(interview: Interview) -> bool:
    """Whether two people are coding the transcript and are not both done; one query."""
    double = DoubleCoding.objects.filter(interview=interview).first()
    return double is not None and not double.both_done


def memos_in(study: Study) -> QuerySet[Memo]:
    """Return the memos on codes of a study."""
    memos = Memo.objects.filter(study=study, interview=None)
    return memos.select_related("author__person", "code")


def coders_of(study: Study) -> tuple[User, ...]:
    """Return the accounts that may code: of the study's team and the zone's coordinators."""
    today = timezone.localdate()
    team = Researcher.objects.filter(zone_id=study.zone_id, study=study).values("person")
    coordinators = Grant.objects.filter(
        Q(until=None) | Q(until__gte=today),
        role=Grant.Role.COORDINATOR,
        zone=study.zone_id,
        since__lte=today,
    )
    chosen = Q(person__in=team) | Q(pk__in=coordinators.values("user"))
    return tuple(User.objects.filter(chosen, is_active=True).select_related("person"))


def name_of(user: User | None) -> str:
    """Return how colleagues call the holder of an account."""
    if user is None:
        return "已注销的账号"
    return user.person.name if user.person else user.username
