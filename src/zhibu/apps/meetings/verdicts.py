"""What became of a matter put to the vote, in the words of the rule."""

from dataclasses import dataclass

from zhibu.apps.meetings.models import Meeting, Vote
from zhibu.core.refusals import Refusal
from zhibu.core.regulations.votes import members_vote

BY_ANALOGY = frozenset({Meeting.Kind.COMMITTEE, Meeting.Kind.GROUP})
"""The article speaks of the members' meeting; smaller ones count in the same way."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """A vote with its verdict, computed from the counts and the day; nothing is stored."""

    vote: Vote
    is_valid: bool
    is_passed: bool
    said: str
    source: str

    @property
    def short(self) -> str:
        """The verdict in two or four characters, for a table."""
        if not self.is_valid:
            return "人数不够"
        return "通过" if self.is_passed else "未通过"


def verdict_of(vote: Vote, meeting: Meeting) -> Verdict:
    """Judge a vote by the text in force on the day of the meeting (ZB-18, ZB-19).

    Counts that cannot be, or a day before the text was in force, give no verdict but say why.
    """
    try:
        judged = members_vote(due=vote.due, present=vote.present, yes=vote.yes, on=meeting.on)
    except Refusal as refusal:
        return Verdict(
            vote=vote, is_valid=False, is_passed=False, said=refusal.message, source=""
        )
    citation = judged.findings[1].citation()
    is_by_analogy = Meeting.Kind.MEMBERS not in meeting.kinds and meeting.kind in BY_ANALOGY
    return Verdict(
        vote=vote,
        is_valid=judged.valid,
        is_passed=judged.passed,
        said="".join(finding.said for finding in judged.findings),
        source=f"参照{citation}" if is_by_analogy else f"依据：{citation}",
    )
