"""What came of a poll: for its officers by name, because they have to decide."""

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from zhibu.apps.polls.adapters import people_around, quorum_at
from zhibu.apps.polls.models import Poll, PollAnswer, PollTime

Can = PollAnswer.Can


class Quorum(StrEnum):
    """Whether enough voters can come at a time."""

    REACHED = "reached"
    """By those who answered."""
    OPEN = "open"
    """If some who have not answered can come."""
    OUT_OF_REACH = "out_of_reach"


@dataclass(frozen=True, kw_only=True)
class TimeResult:
    """One time: who can come, can if need be, cannot; names in the order of the answers.

    `quorum` is None where the kind needs none.
    """

    time: PollTime
    yes: tuple[str, ...]
    if_need_be: tuple[str, ...]
    no: tuple[str, ...]
    quorum: Quorum | None = None

    @property
    def coming(self) -> int:
        """How many can come, if need be or gladly."""
        return len(self.yes) + len(self.if_need_be)

    @property
    def groups(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What was answered, in words, with the names; what nobody answered is left out."""
        named = zip(Can.labels, (self.yes, self.if_need_be, self.no), strict=True)
        return tuple((label, names) for label, names in named if names)

    @property
    def rank(self) -> tuple[bool, int, int]:
        """By what a time is better than another: the quorum, who comes, who comes gladly."""
        return self.quorum is not Quorum.OUT_OF_REACH, self.coming, len(self.yes)


@dataclass(frozen=True, kw_only=True)
class Results:
    """All times of a poll, and how many of those asked have answered; `needed` for a quorum."""

    asked: int
    answered: int
    needed: int
    times: tuple[TimeResult, ...]

    @property
    def best(self) -> TimeResult | None:
        """The time that suits best, the earliest of equal ones; None while nobody can come."""
        first_best = max(self.times, key=lambda one: one.rank, default=None)
        return first_best if first_best and first_best.coming else None


def results_of(poll: Poll) -> Results:
    """Return what came of a poll so far, in ten queries however many were asked."""
    times = list(poll.times.all())
    asked = set(poll.asked.values_list("person_id", flat=True))
    answers = PollAnswer.objects.filter(time__in=times).select_related("person").order_by("pk")
    by_time: dict[int, list[PollAnswer]] = defaultdict(list)
    for answer in answers:
        by_time[answer.time_id].append(answer)
    answered = {answer.person_id for each in by_time.values() for answer in each}
    quorum = quorum_at(poll.meeting, people_around(poll.meeting))
    voters, needed = quorum.voters, quorum.needed
    silent = len(voters - answered)
    return Results(
        asked=len(asked),
        answered=len(answered),
        needed=needed,
        times=tuple(_result(time, by_time[time.pk], voters, needed, silent) for time in times),
    )


def _result(
    time: PollTime, answers: list[PollAnswer], voters: frozenset[int], needed: int, silent: int
) -> TimeResult:
    names = {can: tuple(one.person.name for one in answers if one.can == can) for can in Can.values}
    coming = sum(one.can != Can.NO and one.person_id in voters for one in answers)
    return TimeResult(
        time=time,
        yes=names[Can.YES],
        if_need_be=names[Can.IF_NEED_BE],
        no=names[Can.NO],
        quorum=_quorum(coming, silent, needed) if needed else None,
    )


def _quorum(coming: int, silent: int, needed: int) -> Quorum:
    if coming >= needed:
        return Quorum.REACHED
    return Quorum.OPEN if coming + silent >= needed else Quorum.OUT_OF_REACH
