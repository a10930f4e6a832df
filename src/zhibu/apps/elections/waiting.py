"""What elections tell the today page: terms that end, posts that stand empty."""

from datetime import date

from dateutil.relativedelta import relativedelta
from django.urls import reverse

from zhibu.apps.elections.models import Election
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.organisation.models import Branch, Post, Term

TERM_NOTICE = relativedelta(months=6)
"""支部工作条例 第二十二条: the reminder normally comes six months before the term ends."""
VACANT = "依据：《中国共产党支部工作条例（试行）》第二十一条，委员会成员出现空缺应当及时补选。"


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Terms that have ended or end within six months, and secretary posts that stand empty."""
    if not viewer.leads:
        return []
    running = dict(
        Election.objects.filter(branch__in=viewer.leads, state=Election.State.OPEN).values_list(
            "branch_id", "pk"
        )
    )
    ending = Term.objects.filter(
        branch__in=viewer.leads, until=None, due_on__lte=on + TERM_NOTICE
    ).select_related("branch")
    items = [_ending(term, running.get(term.branch_id), on) for term in ending]
    led = Post.objects.on(on).filter(branch__in=viewer.leads, kind=Post.Kind.SECRETARY)
    empty = Branch.objects.filter(pk__in=viewer.leads).exclude(pk__in=led.values("branch_id"))
    return items + [_vacant(branch, running.get(branch.pk)) for branch in empty]


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """The days of elections within the span, for everyone in the branch."""
    elections = Election.objects.filter(
        branch__in=viewer.leads | viewer.member_of,
        state=Election.State.OPEN,
        planned_on__range=(on, until),
    ).select_related("branch")
    return [
        Coming(
            day=election.planned_on,
            text=f"{election}党员大会",
            url=reverse("elections:election", args=[election.pk]),
        )
        for election in elections
    ]


def _ending(term: Term, election_id: int | None, on: date) -> Waiting:
    is_over = term.due_on < on
    return Waiting(
        text=f"{term.branch}本届任期{'已' if is_over else '将'}届满",
        why=f"{term.due_on:%Y年%-m月%-d日}届满。依据：《中国共产党支部工作条例（试行）》"
        "第二十二条，届满前 6 个月提醒做好换届准备。",
        verb="继续换届" if election_id else "准备换届",
        url=_address(term.branch_id, election_id),
        urgency=0 if is_over else 2,
    )


def _vacant(branch: Branch, election_id: int | None) -> Waiting:
    return Waiting(
        text=f"{branch}书记空缺",
        why=VACANT,
        verb="继续补选" if election_id else "准备补选",
        url=_address(branch.pk, election_id),
        urgency=1,
    )


def _address(branch_id: int, election_id: int | None) -> str:
    if election_id:
        return reverse("elections:election", args=[election_id])
    return reverse("elections:branch", args=[branch_id])
