"""The way of a proposal, from idea to result, with the days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhibu.apps.ideas.models import Decision, Idea
from zhibu.apps.workitems.models import WorkItem
from zhibu.core.chinese_days import full_day

DONE, NOW, LATER = "done", "now", "later"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: whether it is done, and what is said of it."""

    name: str
    state: str
    said: str


def steps_of(idea: Idea, *, on: date) -> tuple[Step, ...]:
    """Return 提出, 答复, 落实, 结果; progress is read from the work item, never kept here."""
    return tuple(_steps(idea, on))


def progress_of(item: WorkItem) -> str:
    """Say how far a work item has come, with the day."""
    if item.dropped_on:
        return f"{full_day(item.dropped_on)}取消"
    last = {
        WorkItem.Step.CHECKED: ("检查过", item.checked_on),
        WorkItem.Step.DONE: ("落实", item.done),
        WorkItem.Step.DEPLOYED: ("部署", item.deployed_on),
        WorkItem.Step.PLANNED: ("列入工作事项", item.planned_on),
    }
    word, day = last[WorkItem.Step(item.step)]
    said = f"{full_day(day)}{word}" if day else word
    due = item.due
    return f"{said}，期限{full_day(due)}" if due and item.done is None else said


def _steps(idea: Idea, on: date) -> Iterator[Step]:
    yield Step(name="提出", state=DONE, said=full_day(idea.proposed_on))
    if not idea.decision or idea.decided_on is None:
        by = f"{full_day(idea.answer_by)}前答复"
        yield Step(name="答复", state=NOW, said=f"{by}，已过期" if idea.is_late(on) else by)
    else:
        said = f"{full_day(idea.decided_on)}{idea.get_decision_display()}"
        yield Step(name="答复", state=DONE, said=said)
    if idea.decision == Decision.NOT_ADOPTED:
        return
    yield _carrying_out(idea)
    yield _result(idea)


def _carrying_out(idea: Idea) -> Step:
    if not idea.decision:
        return Step(name="落实", state=LATER, said="采纳以后")
    if idea.item is None:
        state = DONE if idea.result_on else NOW
        return Step(name="落实", state=state, said="没有列入工作事项")
    is_over = idea.item.done is not None or idea.item.dropped_on is not None
    is_done = is_over or bool(idea.result_on)
    return Step(name="落实", state=DONE if is_done else NOW, said=progress_of(idea.item))


def _result(idea: Idea) -> Step:
    if idea.result_on:
        return Step(name="结果", state=DONE, said=full_day(idea.result_on))
    item = idea.item
    is_next = item is not None and (item.done is not None or item.dropped_on is not None)
    return Step(name="结果", state=NOW if is_next else LATER, said="还没有写")
