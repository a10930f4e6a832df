"""From a record to what the rules say of it: verdicts of votes, and what to look at again."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from zhibu.apps.meetings.agendas import missing_steps
from zhibu.apps.meetings.models import Meeting, Vote
from zhibu.apps.meetings.queries.due import FOR_A_FEW, Roll
from zhibu.apps.organisation.models import Post
from zhibu.core.refusals import Refusal
from zhibu.core.regulations.parameter import NotInForce
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.votes import members_vote
from zhibu.core.regulations.wording import NOT_IN_FORCE

Kind = Meeting.Kind
WHOLE = 100
CHAIR_RULE = (
    "党员大会由书记召集并主持，也可以由书记委托副书记或者委员主持"
    "（《中国共产党支部工作条例（试行）》第十一条）。"
)


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What came of a vote, in words; `outcome` is passed, failed, invalid or wrong."""

    outcome: str
    said: str
    source: str = ""

    NAMES = {"passed": "通过", "failed": "未通过", "invalid": "无效", "wrong": "票数有误"}

    @property
    def name(self) -> str:
        """The outcome in one word."""
        return self.NAMES[self.outcome]


def verdict_of(kinds: Collection[str], *, due: int, present: int, yes: int, on: date) -> Verdict:
    """Judge a vote by the rules of the day: of all members, or of the committee or a group."""
    try:
        if set(kinds) - FOR_A_FEW:
            return _of_all(due=due, present=present, yes=yes, on=on)
        return _of_a_few(kinds, due=due, present=present, yes=yes, on=on)
    except NotInForce:
        return Verdict(outcome="invalid", said=NOT_IN_FORCE)
    except Refusal as refusal:
        return Verdict(outcome="wrong", said=f"{refusal.message}{refusal.hint}")


def judged(meeting: Meeting, votes: Iterable[Vote]) -> list[tuple[Vote, Verdict]]:
    """Return the votes of a finished meeting, each with its verdict."""
    return [
        (
            vote,
            verdict_of(
                meeting.kinds, due=vote.due, present=vote.present, yes=vote.yes, on=meeting.on
            ),
        )
        for vote in votes
    ]


def doubts_about(
    meeting: Meeting,
    roll: Roll,
    *,
    chair_id: int | None,
    present: Collection[int],
    agenda: Iterable[str],
) -> list[str]:
    """Return what a careful reader would ask about a record; none of it blocks anything."""
    return [
        *_chair(meeting, roll, chair_id),
        *_committee(meeting, roll, present),
        *(
            f"议程里没有“{step.text}”。依据：{step.asked_by}。"
            for step in missing_steps(meeting.kinds, agenda)
        ),
    ]


def _of_all(*, due: int, present: int, yes: int, on: date) -> Verdict:
    """ZB-18 and ZB-19: half of those due present, more than half of those due in favour."""
    vote = members_vote(due=due, present=present, yes=yes, on=on)
    presence, result = vote.findings
    outcome = "passed" if vote.passed else "failed" if vote.valid else "invalid"
    sources = dict.fromkeys((presence.citation(), result.citation()))
    return Verdict(outcome=outcome, said=presence.said + result.said, source="、".join(sources))


def _of_a_few(kinds: Collection[str], *, due: int, present: int, yes: int, on: date) -> Verdict:
    """ZB-21 asks the committee for half of it present; the majority is plain arithmetic."""
    has_majority = 2 * yes > due
    how = "超过" if has_majority else "没有超过"
    said = f"应到{due}人，实到{present}人。赞成{yes}人，{how}应到半数。"
    outcome = "passed" if has_majority else "failed"
    if Kind.COMMITTEE not in kinds:
        return Verdict(outcome=outcome, said=said)
    rule = national().on("ZB-21", on)
    if present * WHOLE < due * rule.number("share"):
        return Verdict(
            outcome="invalid",
            said=f"应到委员{due}人，实到{present}人，不足半数，不能议事。",
            source=rule.source.citation(),
        )
    return Verdict(outcome=outcome, said=said, source=rule.source.citation())


def _chair(meeting: Meeting, roll: Roll, chair_id: int | None) -> Iterator[str]:
    """ZB-17."""
    if Kind.MEMBERS not in meeting.kinds or chair_id is None:
        return
    chair = roll.everyone.get(chair_id)
    if chair is not None and not set(chair.posts) & set(Post.COMMITTEE):
        yield f"主持人{chair.person}不是书记、副书记或委员，请核对。{CHAIR_RULE}"


def _committee(meeting: Meeting, roll: Roll, present: Collection[int]) -> Iterator[str]:
    """ZB-21."""
    if Kind.COMMITTEE not in meeting.kinds:
        return
    committee = [entry.person.pk for entry in roll.holding(*Post.COMMITTEE)]
    came = len(set(committee) & set(present))
    if 2 * came < len(committee):
        yield (
            f"委员{len(committee)}人，到会{came}人，不足半数，支委会不能议事"
            "（《中国共产党支部工作条例（试行）》第十二条）。请核对到会名单。"
        )
