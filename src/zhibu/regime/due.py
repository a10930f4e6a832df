"""`zhibu regime due`: what a branch owes, from its file."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from zhibu.core.refusals import Refusal
from zhibu.core.regulations.branch import BranchFacts
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.local_rules import local_rulebook
from zhibu.core.regulations.obligations import due_findings
from zhibu.core.regulations.periods import Every, period_of
from zhibu.core.regulations.rulebook import national
from zhibu.core.regulations.source import PRACTICE, Certainty, Source
from zhibu.core.regulations.wording import MEETING_NAMES, STATE_NAMES
from zhibu.files.columns import aligned
from zhibu.files.schema_faults import YEARS
from zhibu.files.text_file import read_text
from zhibu.regime.branch_file import LARGEST_MIB, read_branch
from zhibu.regime.days import day

MOST_YEARS = 50
MOST_NAMED = 5


class ImpossibleSpan(Refusal):
    """Days between which nothing can be judged."""

    code = "regime.impossible-span"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, the day and the span."""
    parser.add_argument("branch", type=Path, metavar="BRANCH.json", help="党支部的文件")
    parser.add_argument("--on", type=day, metavar="DATE", help="判断的日期，默认今天")
    parser.add_argument(
        "--from", dest="since", type=day, metavar="DATE", help="从哪天起，默认当年1月1日"
    )
    parser.add_argument("--until", type=day, metavar="DATE", help="到哪天止，默认下一季度末")
    parser.add_argument("--format", choices=("table", "json"), default="table")
    parser.add_argument("--local", type=Path, metavar="FILE.toml", help="地方规则文件")
    parser.add_argument("--explain", action="store_true", help="附上说明和所用记录")


def run(options: argparse.Namespace) -> int:
    """Print one entry for every obligation and period.

    Raises:
        UnreadableFile, FaultyFile, MalformedLocalRules: a file cannot be used.
        ImpossibleSpan: the span is upside down, too long or out of the calendar.
    """
    on = options.on or date.today()  # noqa: DTZ011 -- the clock of the person at the keyboard
    since, until = _span(on, options.since, options.until)
    facts = read_branch(options.branch)
    rules = (
        local_rulebook(read_text(options.local, most_mib=LARGEST_MIB), national())
        if options.local
        else None
    )
    findings = due_findings(facts, on=on, since=since, until=until, rules=rules)
    sys.stderr.writelines(f"{remark}\n" for remark in _remarks(facts, on))
    write = _json if options.format == "json" else _table
    sys.stdout.writelines(f"{line}\n" for line in write(findings, on, explain=options.explain))
    return 0


def _span(on: date, since: date | None, until: date | None) -> tuple[date, date]:
    """Return the span: as given, or from the first day of the year to the end of next quarter."""
    given = [("--on", on), ("--from", since), ("--until", until)]
    for name, value in given:
        if value is not None and not YEARS[0] <= value.year <= YEARS[1]:
            raise ImpossibleSpan(
                f"{name} {value} 不在{YEARS[0]}到{YEARS[1]}年之间。", hint="请核对年份。"
            )
    following = period_of(Every.QUARTER, period_of(Every.QUARTER, on).last + timedelta(days=1))
    first = since or min(date(on.year, 1, 1), until or date.max)
    last = until or max(following.last, first)
    if first > last:
        raise ImpossibleSpan(f"--from {first} 晚于 --until {last}。", hint="请核对起止日期。")
    if last.year - first.year >= MOST_YEARS:
        raise ImpossibleSpan(
            f"从{first}到{last}超过{MOST_YEARS}年。", hint="请用 --from 和 --until 缩短起止日期。"
        )
    return first, last


def _remarks(facts: BranchFacts, on: date) -> Iterator[str]:
    """Say what was read and may surprise: two of a kind on one day, meetings still to come."""
    times = Counter((meeting.on, meeting.kind, meeting.group) for meeting in facts.meetings)
    twice = [
        f"{held_on} 有{count}次{MEETING_NAMES[kind]}"
        for (held_on, kind, _), count in sorted(times.items(), key=str)
        if count > 1
    ]
    if twice:
        yield f"提醒：{_some(twice)}，都计入，请核对是否重复。"
    planned = sorted((meeting.on, meeting.id, meeting.kind) for meeting in facts.meetings)
    to_come = [
        f"{day} 的{MEETING_NAMES[kind]}（{name}）" for day, name, kind in planned if day > on
    ]
    if to_come:
        yield f"提醒：{_some(to_come)}在 {on} 之后，还不计入。"


def _some(things: Sequence[str]) -> str:
    """Name the first few and count the rest."""
    named = "、".join(things[:MOST_NAMED])
    return named if len(things) <= MOST_NAMED else f"{named}等{len(things)}处"


def _json(findings: Sequence[Finding], on: date, *, explain: bool) -> Iterator[str]:
    entries = [_entry(finding, explain=explain) for finding in findings]
    yield json.dumps(entries, ensure_ascii=False, indent=2)


def _entry(finding: Finding, *, explain: bool) -> dict[str, Any]:
    entry = {
        "rule": finding.rule,
        "state": finding.state.value,
        "due_from": finding.due_from and finding.due_from.isoformat(),
        "due_until": finding.due_until and finding.due_until.isoformat(),
        "source": _source(finding.source),
        "records": list(finding.records),
    }
    if explain:
        entry |= {
            "title": finding.title,
            "said": finding.said,
            "period": finding.period,
            "group": finding.group,
            "kind": finding.kind and finding.kind.value,
        }
    return entry


def _source(source: Source) -> dict[str, str]:
    if source.certainty is Certainty.FROM_MEMORY:
        return {"instrument": PRACTICE, "article": "", "edition": ""}
    return {
        "instrument": source.instrument.full,
        "article": source.article,
        "edition": source.instrument.edition,
    }


def _table(findings: Sequence[Finding], on: date, *, explain: bool) -> Iterator[str]:
    yield from aligned([_row(finding, explain=explain) for finding in findings])
    counts = Counter(finding.state for finding in findings)
    told = "，".join(f"{STATE_NAMES[state]}{counts[state]}" for state in State if counts[state])
    yield f"{on}：共{len(findings)}条，{told}。"


def _row(finding: Finding, *, explain: bool) -> tuple[str, ...]:
    used = f"　记录：{'、'.join(finding.records)}" if explain and finding.records else ""
    return (
        STATE_NAMES[finding.state],
        finding.rule,
        finding.period,
        finding.title,
        f"{finding.said}（{finding.citation()}）{used}",
    )
