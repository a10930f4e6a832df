"""`zhibu regime admission`: between which days each step of an admission is taken."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from zhibu.core.refusals import Refusal
from zhibu.core.regulations.admission import StepDates, admission_dates
from zhibu.core.regulations.admission_steps import step_of, steps
from zhibu.core.regulations.source import Certainty, Source
from zhibu.files.columns import aligned
from zhibu.regime.days import day

Event = tuple[str, date]


class EventTwice(Refusal):
    """The same step given with two days."""

    code = "regime.event-twice"

    def __init__(self, title: str, first: date, second: date) -> None:
        """Name the step and both days."""
        super().__init__(
            f"“{title}”给了两次：{first} 和 {second}。",
            hint="请只留一个，或把其中一个改成别的步骤。",
        )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the events; without a day today is asked."""
    known = "、".join(f"{step.key}（{step.title}）" for step in steps())
    parser.add_argument(
        "--event",
        dest="events",
        type=_event,
        action="append",
        required=True,
        metavar="步骤=日期",
        help=f"办过的步骤，可多次给出，如 activist=2025-03-31。步骤：{known}",
    )
    parser.add_argument("--on", type=day, help="判断的日期，默认今天")
    parser.add_argument("--format", choices=("table", "json"), default="table")


def run(options: argparse.Namespace) -> int:
    """Print every step that happened or can be dated.

    Raises:
        UnknownEvent: a step nobody knows.
        EventTwice: a step with two days; inspections may come often.
    """
    on = options.on or date.today()  # noqa: DTZ011 -- the clock of the person at the keyboard
    events, inspections = _sorted_out(options.events)
    rows = admission_dates(events, on=on, inspections=inspections)
    write = _json if options.format == "json" else _table
    sys.stdout.writelines(f"{line}\n" for line in write(rows))
    return 0


def _event(text: str) -> Event:
    """Read 步骤=日期.

    Raises:
        argparse.ArgumentTypeError: there is no '=', or no day of the calendar behind it.
    """
    name, equals, typed = text.partition("=")
    if not (name.strip() and equals):
        raise argparse.ArgumentTypeError(f"“{text}”看不懂，请写成 activist=2025-03-31 这样")
    return name.strip(), day(typed.strip())


def _sorted_out(given: Sequence[Event]) -> tuple[dict[str, date], list[date]]:
    events: dict[str, date] = {}
    inspections = []
    for name, happened in given:
        step = step_of(name)
        if step.repeated:
            inspections.append(happened)
        elif step.key in events:
            raise EventTwice(step.title, events[step.key], happened)
        else:
            events[step.key] = happened
    return events, inspections


def _json(rows: Sequence[StepDates]) -> Iterator[str]:
    yield json.dumps([_entry(row) for row in rows], ensure_ascii=False, indent=2)


def _entry(row: StepDates) -> dict[str, Any]:
    return {
        "step": row.step,
        "title": row.title,
        "rule": row.rule,
        "happened": _iso(row.happened),
        "earliest": _iso(row.earliest),
        "latest": _iso(row.latest),
        "at_most": _iso(row.at_most),
        "state": row.state.value,
        "reason": row.reason,
        "said": row.said,
        "provisional": row.provisional,
        "source": _source(row.source),
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _source(source: Source) -> dict[str, str]:
    """Return the text with its edition; no article where nobody saw the text."""
    unseen = source.certainty is Certainty.FROM_MEMORY
    return {
        "instrument": source.instrument.full,
        "article": "" if unseen else source.article,
        "edition": source.instrument.edition,
        "certainty": source.certainty.value,
    }


def _table(rows: Sequence[StepDates]) -> Iterator[str]:
    yield from aligned([_line(row) for row in rows])
    if any(row.is_faulty for row in rows):
        yield "有日期不合条文，见上面的说明。"


def _line(row: StepDates) -> tuple[str, ...]:
    guessed = "（暂算）" if row.provisional else ""
    return (
        row.state_name,
        row.rule,
        row.title,
        f"最早 {_iso(row.earliest) or '—'}",
        f"最迟 {_iso(row.latest) or '—'}",
        f"{row.said}{guessed}（{row.citation()}）",
    )
