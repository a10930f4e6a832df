"""The solver's answer beside the poll: when, who would miss it, and which of the two is better."""

from dataclasses import dataclass
from datetime import datetime

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Person
from zhibu.apps.polls.comparing import Comparison, compare
from zhibu.apps.polls.models import Poll
from zhibu.apps.polls.queries.results import Results
from zhibu.apps.polls.solver_answer import SolverAnswer, solver_answer_from
from zhibu.apps.polls.when import When
from zhibu.apps.resources.models import Room


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What the page says of the solver's answer; `absent` are names with a word why."""

    answer: SolverAnswer
    when: When | None
    mode: str
    room: str
    absent: tuple[str, ...]
    comparison: Comparison

    @property
    def asked_at(self) -> datetime:
        """As of when it was computed."""
        return self.answer.asked_at


def when_of(answer: SolverAnswer) -> When | None:
    """Return the solver's time; None when it found none."""
    if answer.start is None:
        return None
    return When(on=answer.start.date(), starts_at=answer.start.time(), minutes=answer.minutes)


def beside(poll: Poll, results: Results) -> Beside | None:
    """Return the solver's answer as last computed, in two queries; None when it was not asked."""
    answer = solver_answer_from(poll.solver)
    if answer is None:
        return None
    people = Person.objects.in_bulk([one.person for one in answer.absent])
    room = Room.objects.filter(pk=answer.room).first() if answer.room else None
    return Beside(
        answer=answer,
        when=when_of(answer),
        mode=str(Meeting.Mode(answer.mode).label) if answer.mode else "",
        room=str(room or ""),
        absent=tuple(
            f"{people[one.person].name}（{one.why}）"
            for one in answer.absent
            if one.person in people
        ),
        comparison=compare(results, answer),
    )
