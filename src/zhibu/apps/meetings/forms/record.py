"""The record page: everything about one held meeting, in one form that loses nothing."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

from django.http import QueryDict

from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.meetings.adapters import Verdict, verdict_of
from zhibu.apps.meetings.forms.record_rows import (
    AttendanceRow,
    DetailsForm,
    FollowUpForm,
    VoteForm,
)
from zhibu.apps.meetings.forms.typed import Typed, day_typed, number
from zhibu.apps.meetings.models import Attendance, Meeting
from zhibu.apps.meetings.queries.due import Expected, Roll
from zhibu.apps.meetings.record import AttendanceLine, Record
from zhibu.apps.meetings.services.refusals import Fault

Came = Attendance.Came
ELSEWHERE = frozenset({Came.EXCUSED, Came.ABSENT, Came.ONLINE})


class RecordPage:
    """The page with what was typed; `data` is what a browser sent, None before it did.

    A blank line is there for typing; it is no vote and no decision.
    """

    def __init__(
        self, meeting: Meeting, roll: Roll, typed: Typed, *, today: date, data: QueryDict | None
    ) -> None:
        """Lay out every part; nothing is judged yet."""
        self.meeting, self.roll, self.typed = meeting, roll, typed
        self.is_correction = meeting.is_finished
        self.details = DetailsForm(
            data, roll=roll, is_correction=self.is_correction, today=today, initial=typed["details"]
        )
        votes, follow_ups = _with_room(typed["votes"]), _with_room(typed["follow_ups"])
        self.votes = [
            VoteForm(
                _bound(data, typed["votes"], row), prefix=f"votes-{row}", today=today, initial=line
            )
            for row, line in enumerate(votes)
        ]
        self.follow_ups = [
            FollowUpForm(
                _bound(data, typed["follow_ups"], row),
                prefix=f"follow_ups-{row}",
                today=today,
                initial=line,
                roll=roll,
            )
            for row, line in enumerate(follow_ups)
        ]
        self.faults: list[tuple[str, str]] = []
        """What the top of the page lists: the id of the place, and what is wrong there."""
        self.attendance_fault = ""
        self._handed_in: dict[str, list[Any]] = {"votes": [], "follow_ups": []}

    @cached_property
    def rows(self) -> list[AttendanceRow]:
        """Those due, ticked or with their reason."""
        came, how = set(self.typed["came"]), self.typed["how"]
        return [
            AttendanceRow(
                expected=entry,
                is_present=entry.person.pk in came,
                how=how.get(str(entry.person.pk), ""),
            )
            for entry in self.roll.due
        ]

    @property
    def guests(self) -> list[tuple[Expected, bool]]:
        """Others of the branch, and whether they sat in."""
        sat_in = set(self.typed["guests"])
        return [(entry, entry.person.pk in sat_in) for entry in self.roll.others]

    @property
    def day(self) -> date:
        """The day typed, or the planned one."""
        return day_typed(self.typed, self.meeting.on)

    @property
    def present(self) -> frozenset[int]:
        """Who was ticked, or took part online."""
        online = {
            pk
            for pk, how in self.typed["how"].items()
            if how.startswith(Came.ONLINE) and number(pk) not in self.typed["came"]
        }
        return frozenset(self.typed["came"]) | {int(pk) for pk in online if number(pk)}

    @property
    def counts(self) -> dict[str, int]:
        """Numbers the page shows above the list: due and present, all and with a vote."""
        return {
            "due": len(self.roll.due),
            "present": len(self.roll.due_ids & self.present),
            "voters": len(self.roll.voters),
            "voters_present": len(self.roll.voters & self.present),
        }

    @property
    def verdicts(self) -> list[Verdict | None]:
        """The verdict of each vote as typed so far; None where there is nothing to judge."""
        return [self._verdict(row) for row in [*self.typed["votes"], {}][: len(self.votes)]]

    @property
    def votes_with_verdicts(self) -> list[tuple[VoteForm, Verdict | None]]:
        """Each vote with its verdict beside it."""
        return list(zip(self.votes, self.verdicts, strict=True))

    def is_valid(self) -> bool:
        """Judge the shape of everything typed, so that all faults show at once."""
        forms: list[PlainForm] = [self.details, *self.votes, *self.follow_ups]
        for form in forms:
            self.faults += _faults_in(form)
        return not self.faults

    def record(self) -> Record:
        """Return what was typed as a record; what has no valid shape is left out."""
        facts = self.details.cleaned_data
        self._handed_in = {"votes": _sound(self.votes), "follow_ups": _sound(self.follow_ups)}
        return Record(
            on=facts.get("on") or self.day,
            starts_at=facts.get("starts_at"),
            ends_at=facts.get("ends_at"),
            place=facts.get("place", ""),
            title=facts.get("title", ""),
            chair_id=facts.get("chair"),
            recorder_id=facts.get("recorder"),
            hours=facts.get("hours"),
            minutes=facts.get("minutes", ""),
            attendance=tuple(self._attendance()),
            votes=tuple(form.line() for form in self._handed_in["votes"]),
            follow_ups=tuple(form.line() for form in self._handed_in["follow_ups"]),
        )

    def add_faults(self, faults: Iterable[Fault]) -> None:
        """Put each fault the service found to its place; one place says one thing once."""
        for fault in faults:
            if fault.part == "attendance":
                self._blame_attendance(fault)
            else:
                self._blame_field(fault)

    def _blame_attendance(self, fault: Fault) -> None:
        row = next((row for row in self.rows if row.expected.person.pk == fault.row), None)
        if row is None:
            self.attendance_fault = f"{self.attendance_fault}{fault.said}"
            self.faults.append(("attendance", fault.said))
        else:
            row.errors.append(fault.said)
            self.faults.append((f"how-{fault.row}", fault.said))

    def _blame_field(self, fault: Fault) -> None:
        lines = self._handed_in.get(fault.part)
        form = lines[fault.row] if lines else self.details
        field = fault.field if fault.field in form.fields else None
        form.add_error(field, fault.said)
        place = form[field].id_for_label if field else "details"
        self.faults.append((place, fault.said))

    def _attendance(self) -> Iterable[AttendanceLine]:
        """Yield one line for everybody of whom something was said."""
        came = set(self.typed["came"])
        guests = set(self.typed["guests"]) - self.roll.due_ids
        for person_id in sorted(came | guests):
            yield AttendanceLine(person_id=person_id)
        for text, how in self.typed["how"].items():
            person_id = number(text)
            state, _, reason = how.partition(":")
            if person_id is not None and person_id not in came | guests and state in ELSEWHERE:
                yield AttendanceLine(person_id=person_id, came=state, reason=reason)

    def _verdict(self, typed: dict[str, str]) -> Verdict | None:
        yes, counts = number(typed.get("yes")), self.counts
        if yes is None:
            return None
        others = (number(typed.get("no")) or 0) + (number(typed.get("abstained")) or 0)
        if yes + others > counts["voters_present"] >= yes:
            said = f"合计{yes + others}票，多于实到有表决权的{counts['voters_present']}人。请核对。"
            return Verdict(outcome="wrong", said=said)
        return verdict_of(
            self.meeting.kinds,
            due=counts["voters"],
            present=counts["voters_present"],
            yes=yes,
            on=self.day,
        )


def _sound(forms: Iterable[Any]) -> list[Any]:
    """Lines that say something and have a valid shape."""
    return [form for form in forms if form.is_bound and not form.is_blank and form.is_valid()]


def _with_room(lines: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return the lines, or a blank one where there is none."""
    return lines or [{}]


def _bound(data: QueryDict | None, lines: list[dict[str, str]], row: int) -> QueryDict | None:
    return data if row < len(lines) else None


def _faults_in(form: PlainForm) -> list[tuple[str, str]]:
    where = _row_name(form.prefix)
    return [
        (form[name].id_for_label if name in form.fields else "details", f"{where}{label}：{said}")
        for name, errors in form.errors.items()
        for said in errors
        for label in [form.fields[name].label if name in form.fields else ""]
    ]


def _row_name(prefix: str | None) -> str:
    """Say which line: 第2项表决 · ."""
    part, _, row = (prefix or "").rpartition("-")
    names = {"votes": "表决", "follow_ups": "决议和承诺"}
    return f"第{int(row) + 1}项{names[part]} · " if part in names else ""
