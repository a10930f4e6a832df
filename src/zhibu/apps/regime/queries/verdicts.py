"""Verdicts as a page says them: sorted by what is to be done, each with the records it used."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.http import urlencode

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.regime.addresses import meeting_page, to_record
from zhibu.apps.regime.queries.explanations import Missed, missed_by
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.milestones import TALKS

Key = tuple[str, str | None, str | None]
"""A rule, the Party group it is asked of and, of talks, between whom."""
URGENCY = {State.OVERDUE: 0, State.AT_RISK: 1, State.DUE: 2}
NAMED_PERIODS = 4


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One finding with links to the meetings it rests on."""

    finding: Finding
    records: tuple[tuple[str, str], ...]
    """Of each record used: what it is called, and its page ('' when it has none)."""
    explanation: str = ""
    """What the branch wrote about the missed period."""

    @property
    def explain_query(self) -> str:
        """Name the missed period in the address of its explanation; '' for what was not missed."""
        finding = self.finding
        if finding.state is not State.OVERDUE or not finding.kind or not finding.due_until:
            return ""
        group = finding.group or ""
        until = finding.due_until.isoformat()
        return urlencode({"rule": finding.rule, "group": group, "until": until})

    @property
    def others(self) -> int:
        """How many records it rests on that have no page of their own here."""
        return len(self.finding.records) - len(self.records)


@dataclass(frozen=True, kw_only=True)
class Call:
    """What the branch has to do about one rule: one sentence, why, and one button."""

    title: str
    state: State
    said: str
    citation: str
    verb: str
    url: str
    verdicts: tuple[Verdict, ...]


def key_of(finding: Finding) -> Key:
    """Return what tells the rows of a branch's year apart."""
    return finding.rule, finding.group, finding.part if finding.rule == TALKS else None


def verdicts_of(
    findings: Iterable[Finding],
    meetings: Mapping[str, Meeting],
    explained: Mapping[Missed, str],
) -> list[Verdict]:
    """Return the findings with their records; `meetings` are those of the branch by id."""
    return [
        Verdict(
            finding=finding,
            records=tuple(
                (_name(meetings[record]), meeting_page(meetings[record].pk))
                for record in finding.records
                if finding.kind and record in meetings
            ),
            explanation=explained.get(missed_by(finding), ""),
        )
        for finding in findings
    ]


def calls_of(
    verdicts: Iterable[Verdict],
    *,
    branch_id: int,
    on: date,
    planned: Mapping[Key, list[Meeting]],
) -> list[Call]:
    """Return what is overdue, at risk or due this month, the most urgent first.

    Periods of one rule that stand alike become one call; a meeting that is planned within
    the window is where its button leads.
    """
    together: dict[tuple[Key, State], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        if _calls(verdict.finding, on) and not verdict.explanation:
            together[key_of(verdict.finding), verdict.finding.state].append(verdict)
    calls = [
        _call(alike, branch_id, on, planned.get(key, [])) for (key, _), alike in together.items()
    ]
    return sorted(calls, key=lambda call: URGENCY[call.state])


def _calls(finding: Finding, on: date) -> bool:
    if finding.state in {State.OVERDUE, State.AT_RISK}:
        return True
    until = finding.due_until
    return finding.state is State.DUE and (until is None or (until.year, until.month) == _month(on))


def _call(alike: list[Verdict], branch_id: int, on: date, planned: list[Meeting]) -> Call:
    latest = alike[-1].finding
    verb, url = to_record(branch_id, latest, on=on)
    for meeting in planned:
        if (
            latest.due_from
            and latest.due_until
            and (latest.due_from <= meeting.on <= latest.due_until)
        ):
            verb, url = ("记录会议" if meeting.on <= on else "查看安排"), meeting_page(meeting.pk)
    return Call(
        title=latest.title,
        state=latest.state,
        said=latest.said if len(alike) == 1 else _said_together(alike),
        citation=latest.citation(),
        verb=verb,
        url=url,
        verdicts=tuple(alike),
    )


def _said_together(alike: list[Verdict]) -> str:
    """Say several periods that stand alike in one sentence."""
    periods = [verdict.finding.period for verdict in alike]
    named = "、".join(periods[:NAMED_PERIODS])
    rest = f"等{len(periods)}次" if len(periods) > NAMED_PERIODS else ""
    return f"{named}{rest}没有记录。"


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _name(meeting: Meeting) -> str:
    return f"{meeting.on.month}月{meeting.on.day}日{meeting.get_kind_display()}"
