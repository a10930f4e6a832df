"""Begin a search, follow it, stop it, give it up."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from zhibu.apps.meetings.models import JointEvent, Meeting
from zhibu.apps.organisation.models import Branch, Person, Zone
from zhibu.apps.timetabling.adapters import hint_of, instance_for_branch, instance_for_event
from zhibu.apps.timetabling.adapters.solving import find
from zhibu.apps.timetabling.models import Search
from zhibu.apps.timetabling.refusals import (
    EventUnfit,
    NothingChosen,
    NotReady,
    NoWorkingDay,
    SearchRuns,
)
from zhibu.apps.timetabling.wishes import Wish
from zhibu.core.timetabling.instance import Instance
from zhibu.core.timetabling.instance_checks import check_instance
from zhibu.core.timetabling.plain import instance_from, plain_instance
from zhibu.core.timetabling.progress import Progress
from zhibu.core.timetabling.timetable import Timetable

State = Search.State
SIGNS_EVERY = 0.5
"""Seconds between two looks of a running search at whether to stop, and two notes how far it is."""


@transaction.atomic
def start_for_branch(
    *,
    branch: Branch,
    wishes: Sequence[Wish],
    first: date,
    last: date,
    by: Person | None,
    now: datetime,
) -> Search:
    """Begin to look for times for what a branch has to place; what an earlier search left goes.

    Raises:
        NothingChosen: no wish. NoWorkingDay: no working day for one of them.
        SearchRuns: the branch has one that is still at it.
        NobodyInvited: names the item. FaultyInstance: what is asked contradicts itself.
    """
    if not wishes:
        raise NothingChosen("还没有勾选要排的。", hint="请至少勾选一项。")
    Branch.objects.select_for_update().get(pk=branch.pk)
    make_way(Search.objects.filter(zone_id=branch.zone_id, branch=branch), now)
    instance = instance_for_branch(branch, wishes, first=first, last=last)
    _has_days(instance)
    check_instance(instance)
    standing = Meeting.objects.filter(
        zone_id=branch.zone_id, branch=branch, on__range=(first, last), state__in=Meeting.OPEN
    )
    return _begin(
        zone_id=branch.zone_id,
        branch=branch,
        wishes={
            "items": [wish.plain() for wish in wishes],
            "known": list(standing.values_list("pk", flat=True)),
        },
        instance=plain_instance(instance),
        first=first,
        last=last,
        asked_by=by,
        asked_at=now,
    )


@transaction.atomic
def start_for_event(*, event: JointEvent, by: Person | None, today: date, now: datetime) -> Search:
    """Begin to look for one time for all branches of a joint event.

    Raises:
        EventUnfit: it was called off, has a time already, or its days are over.
        SearchRuns: the zone has a search that is still at it. NobodyInvited: no members.
    """
    Zone.objects.select_for_update().get(pk=event.zone_id)
    if event.is_called_off or event.meetings.filter(state__in=Meeting.OPEN).exists():
        raise EventUnfit("这项联合活动已取消或已定下时间。", hint="请刷新页面看最新情况。")
    first = max(event.first, today + timedelta(days=1))
    if first > event.last:
        raise EventUnfit("可选的日子已经过去。", hint="请取消这一项，另提一项新的。")
    make_way(Search.objects.filter(zone_id=event.zone_id, branch=None), now)
    taking_part = Branch.objects.filter(joint_events__event=event).select_related("agency")
    instance = instance_for_event(event, list(taking_part), first=first, last=event.last)
    _has_days(instance)
    check_instance(instance)
    return _begin(
        zone_id=event.zone_id,
        wishes={"event": event.pk},
        instance=plain_instance(instance),
        first=first,
        last=event.last,
        asked_by=by,
        asked_at=now,
    )


def make_way(earlier: Any, now: datetime) -> None:
    """End what earlier searches left open, so that one at a time waits for a choice.

    Raises:
        SearchRuns: one is still at it.
    """
    for search in earlier.select_for_update().filter(state__in=(State.RUNNING, State.READY)):
        if search.state == State.RUNNING and not search.has_broken_off(now):
            raise SearchRuns
        search.state = State.FAILED if search.state == State.RUNNING else State.DROPPED
        search.forget()
        search.save(update_fields=["state", "instance", "proposals"])
    forget_old(now)


def forget_old(now: datetime) -> None:
    """Let go of what searches of long ago still hold."""
    old = Search.objects.filter(asked_at__lt=now - Search.KEPT_FOR, instance__isnull=False)
    for search in old:
        search.forget()
        if search.state in {State.RUNNING, State.READY}:
            search.state = State.DROPPED
        search.save(update_fields=["state", "instance", "proposals"])


def _begin(**facts: Any) -> Search:
    from zhibu.apps.timetabling.tasks import look_for_times  # noqa: PLC0415 -- tasks call services

    search = Search.objects.create(**facts)
    look_for_times.enqueue(search.pk)
    return search


def run(*, search_id: int) -> None:
    """Do the search; nothing to do when it was given up meanwhile."""
    search = Search.objects.get(pk=search_id)
    if search.state != State.RUNNING or search.instance is None:
        return
    proposals = _find(search)
    with transaction.atomic():
        held = Search.objects.select_for_update().get(pk=search_id)
        if held.state != State.RUNNING:
            return
        held.proposals, held.finished_at = proposals, timezone.now()
        held.state = State.READY if proposals else State.FAILED
        if not proposals:
            held.forget()
        held.save(update_fields=["proposals", "finished_at", "state", "instance"])


def stop(*, search: Search) -> None:
    """Ask a running search to stop; what it has found by then is shown."""
    Search.objects.filter(pk=search.pk, state=State.RUNNING).update(stop_asked=True)


@transaction.atomic
def drop(*, search: Search) -> Search:
    """Give a search up: its answers and everybody's times are let go of.

    Raises:
        NotReady: it is over already.
    """
    search = Search.objects.select_for_update().get(pk=search.pk)
    if search.state not in {State.RUNNING, State.READY}:
        raise NotReady
    search.state = State.DROPPED
    search.forget()
    search.save(update_fields=["state", "instance", "proposals"])
    return search


def give_back(*, search_id: int) -> None:
    """Let go of a search whose work broke off by a fault of ours."""
    for search in Search.objects.filter(pk=search_id, state=State.RUNNING):
        search.state = State.FAILED
        search.forget()
        search.save(update_fields=["state", "instance", "proposals"])


def _find(search: Search) -> list[dict[str, Any]]:
    """Search in a thread of its own, and meanwhile pass signs between it and the record.

    The search may call from any thread, the database is asked by this one only.
    """
    instance = instance_from(search.instance or {})
    signs = _Signs(Search.objects.filter(pk=search.pk))
    signs.exchange()
    with ThreadPoolExecutor(max_workers=1) as pool:
        work = pool.submit(
            find,
            instance,
            _hint(search, instance),
            on_progress=signs.note,
            should_stop=signs.should_stop,
        )
        try:
            while not wait([work], timeout=SIGNS_EVERY).done:
                signs.exchange()
        except BaseException:
            signs.stop = True
            raise
    return work.result()


class _Signs:
    """How far a search is and whether it is to stop, between its thread and the record."""

    def __init__(self, row: QuerySet[Search]) -> None:
        self._row = row
        self._latest: Progress | None = None
        self.stop = False

    def note(self, progress: Progress) -> None:
        """Remember how far the search is."""
        self._latest = progress

    def should_stop(self) -> bool:
        """Whether somebody asked to stop, or gave the search up."""
        return self.stop

    def exchange(self) -> None:
        """Write down how far it is; look whether to stop."""
        latest, self._latest = self._latest, None
        if latest is not None:
            cost = latest.cost
            self._row.update(
                progress={
                    "step": latest.step,
                    "steps": latest.steps,
                    "missed": cost.missed if cost else None,
                    "unplaced": cost.unplaced if cost else None,
                }
            )
        self.stop = not self._row.filter(state=State.RUNNING, stop_asked=False).exists()


def _hint(search: Search, instance: Instance) -> Timetable:
    keys = [item["meeting"] for item in search.wishes.get("items", ()) if item["meeting"]]
    return hint_of(instance, Meeting.objects.filter(pk__in=keys))


def _has_days(instance: Instance) -> None:
    """Refuse a window without a working day before anything is solved.

    Raises:
        NoWorkingDay: names the item.
    """
    for item in instance.items:
        if item.announced is None and not instance.calendar.workdays_in(item.first, item.last):
            raise NoWorkingDay(
                f"{item.name}可选的日子里没有工作日。", hint="请在“调整”里放宽最早、最晚的日子。"
            )
