"""Pages that end a poll: with a time, or without."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.polls import services
from zhibu.apps.polls.forms.deciding import ChooseForm, EndForm
from zhibu.apps.polls.models import Poll
from zhibu.apps.polls.queries.beside import when_of
from zhibu.apps.polls.queries.polls import poll_of
from zhibu.apps.polls.queries.results import Results, TimeResult, results_of
from zhibu.apps.polls.solver_answer import SolverAnswer, solver_answer_from
from zhibu.apps.polls.when import When
from zhibu.apps.resources.models import Room

DECIDE = door("polls.decide", write="polls.decide", of=poll_of)


@DECIDE
def choose(request: ViewerRequest, poll: Poll) -> HttpResponse:
    """Move the meeting to one of the times; ?when= has it chosen already."""
    results = results_of(poll)
    meeting = poll.meeting
    solver = solver_answer_from(poll.solver)
    form = ChooseForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        offered=_offered(poll, results, solver),
        is_announced=meeting.announced_at is not None,
        initial={"when": request.GET.get("when", "")},
    )

    def act() -> str:
        when = form.chosen()
        arranged = _arrangements(form, when, solver)
        services.choose_time(
            poll=poll,
            when=when,
            by=person_behind(request.viewer),
            now=timezone.now(),
            tells=form.cleaned_data.get("tells", False),
            is_another=form.cleaned_data["is_another"],
            **arranged,
        )
        return f"已定在{when}，会议已改到这个时间。"

    effects = ["这次约时间结束，不再收回答。", "会议改到选定的时间，大家的日历里也跟着改。"]
    if meeting.announced_at:
        effects.append("已通知过的人会收到变更通知，只此一条。")
    sheet = Sheet(
        title=f"定下时间：{meeting.kind_names}",
        verb="定下时间",
        back=poll.get_absolute_url(),
        back_name="回到约时间",
        effects=tuple(effects),
    )
    return fill_in(request, sheet, form, act)


@DECIDE
def end(request: ViewerRequest, poll: Poll) -> HttpResponse:
    """End the poll and leave the meeting where it is."""
    form = EndForm(request.POST if request.method == "POST" else None, today=timezone.localdate())

    def act() -> str:
        services.end_without_choice(poll=poll, by=person_behind(request.viewer), now=timezone.now())
        return "已结束，会议时间没有变。"

    sheet = Sheet(
        title="结束约时间，不改会议",
        verb="结束约时间",
        back=poll.get_absolute_url(),
        back_name="不结束，回到约时间",
        effects=("不再收回答，会议时间不变，也不另发通知。", "要换几个时间再约，可以重新发起。"),
    )
    return fill_in(request, sheet, form, act)


@door(write="polls.decide", of=poll_of)
def solve(request: ViewerRequest, poll: Poll) -> HttpResponse:
    """Compute the best time by diary anew."""
    has_changed = services.ask_solver(poll=poll, now=timezone.now())
    said = "已按现在的日程算好。" if has_changed else "日程没有变，算出的还是这个。"
    messages.success(request, said)
    return redirect(poll)


def _offered(poll: Poll, results: Results, solver: SolverAnswer | None) -> list[tuple[When, str]]:
    """Return the times asked about, and the solver's if it is another."""
    offered = [(_when(poll, one), f"{one.coming} 人说能来") for one in results.times]
    found = when_of(solver) if solver else None
    if solver and found and found not in [when for when, _ in offered]:
        offered.append((found, f"系统算出，按日程 {solver.coming} 人能来"))
    return offered


def _when(poll: Poll, one: TimeResult) -> When:
    return When(on=one.time.on, starts_at=one.time.starts_at, minutes=poll.minutes)


def _arrangements(form: ChooseForm, when: When, solver: SolverAnswer | None) -> dict[str, Any]:
    """Return mode and room: at the solver's time the solver's, else as the meeting has them."""
    if form.cleaned_data["leaves_room"]:
        return {"room": None}
    if solver is None or when != when_of(solver) or solver.room is None:
        return {}
    return {"mode": solver.mode, "room": Room.objects.filter(pk=solver.room).first()}
