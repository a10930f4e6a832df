"""A roster from upload to records: read, corrected, accepted, saved all or nothing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction

from zhibu.apps.foundation.signals import people_imported
from zhibu.apps.organisation.models import Branch, RosterEntry, RosterUpload, Zone
from zhibu.apps.organisation.roster.comparison import Comparison, Verdict
from zhibu.apps.organisation.roster.existing import Register, load_register
from zhibu.apps.organisation.roster.reading import read_sheet
from zhibu.apps.organisation.roster.rows import Progress, RosterRow, parse_roster
from zhibu.apps.organisation.roster.saving import RosterWriter
from zhibu.apps.organisation.roster.sheet import Sheet
from zhibu.core.refusals import Refusal

State = RosterUpload.State
BATCH = 2000


class NotReady(Refusal):
    """The roster is not waiting to be accepted."""

    code = "roster.not-ready"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__("这份名册现在不能确认。", hint="请刷新页面看它的最新状态。")


class StillInError(Refusal):
    """Accepting a roster with errors."""

    code = "roster.still-in-error"

    def __init__(self, count: int) -> None:
        """Count the rows."""
        super().__init__(f"还有 {count} 行有错误，没有保存。", hint="请逐项更正后再确认。")


@transaction.atomic
def upload_roster(
    *,
    zone: Zone,
    branch: Branch | None,
    uploader_id: int | None,
    as_of: date,
    file_name: str,
    content: bytes,
    now: datetime,
) -> RosterUpload:
    """Keep an uploaded file for reading; nothing of it is on record yet.

    `branch` limits the rows to one branch (an officer's own); None: the whole zone.
    """
    from zhibu.apps.organisation.tasks import read_roster  # noqa: PLC0415 -- tasks call services

    upload = RosterUpload.objects.create(
        zone=zone,
        branch=branch,
        uploader_id=uploader_id,
        as_of=as_of,
        file_name=file_name[-200:],
        content=content,
        uploaded_at=now,
    )
    read_roster.enqueue(upload.pk)
    return upload


def read_upload(*, upload_id: int, today: date) -> RosterUpload:
    """Read the file, compare it with the records, and keep the verdict of every row."""
    upload = RosterUpload.objects.get(pk=upload_id)

    def progress(done: int, total: int) -> None:
        RosterUpload.objects.filter(pk=upload_id).update(progress=done, total=total)

    try:
        sheet, verdicts, register = _judge(upload, today, progress)
    except Refusal as refusal:
        upload.state = State.REFUSED
        upload.report = {"message": refusal.message, "hint": refusal.hint}
        upload.content = None
        upload.save(update_fields=["state", "report", "content"])
        return upload
    return _keep(upload, sheet, verdicts, register)


@transaction.atomic
def correct_cells(*, upload: RosterUpload, texts: Mapping[str, str]) -> RosterUpload:
    """Take what was typed instead of bad cells ({'12:birth': '1985-03'}) and read again.

    Raises:
        NotReady: the roster is not waiting to be accepted.
    """
    from zhibu.apps.organisation.tasks import read_roster  # noqa: PLC0415 -- tasks call services

    upload = _hold(upload.pk)
    upload.corrections = {**upload.corrections, **texts}
    upload.state, upload.progress = State.READING, 0
    upload.save(update_fields=["corrections", "state", "progress"])
    read_roster.enqueue(upload.pk)
    return upload


@transaction.atomic
def accept_upload(*, upload: RosterUpload, actor_id: int | None = None) -> RosterUpload:
    """Have the roster saved in the background; the trail names the account `actor_id`.

    Raises:
        NotReady: the roster is not waiting to be accepted.
        StillInError: rows with errors remain.
    """
    from zhibu.apps.organisation.tasks import save_roster  # noqa: PLC0415 -- tasks call services

    upload = _hold(upload.pk)
    errors = upload.entries.filter(verdict=RosterEntry.Verdict.ERROR).count()
    if errors:
        raise StillInError(errors)
    upload.state = State.SAVING
    upload.save(update_fields=["state"])
    save_roster.enqueue(upload.pk, actor_id)
    return upload


@transaction.atomic
def drop_upload(*, upload: RosterUpload) -> RosterUpload:
    """Give a roster up: its content and rows are deleted, the records stay as they were."""
    upload = RosterUpload.objects.select_for_update().get(pk=upload.pk)
    if upload.state not in {State.READY, State.READING}:
        raise NotReady
    return _finish(upload, State.DROPPED)


def save_upload(
    *, upload_id: int, today: date, now: datetime, actor_id: int | None = None
) -> RosterUpload:
    """Save an accepted roster, all or nothing.

    The file is compared once more: if the records have changed so that it would now do
    something else than what was accepted, nothing is saved and it waits to be looked at.
    """
    with transaction.atomic():
        upload = RosterUpload.objects.select_for_update().get(pk=upload_id)
        Zone.objects.select_for_update().get(pk=upload.zone_id)
        register = load_register(upload.zone_id, on=upload.as_of)
        if register.fingerprint() != upload.report["fingerprint"]:
            sheet, fresh, register = _judge(upload, today, None)
            if _entries(fresh) != _kept(upload):
                upload = _keep(upload, sheet, fresh, register)
                upload.report["changed_meanwhile"] = True
                upload.save(update_fields=["report"])
                return upload
        verdicts = _accepted(upload, register)
        writer = RosterWriter(register, zone_id=upload.zone_id, as_of=upload.as_of)
        writer.write(verdicts)
        people = [(person.pk, is_new, changes) for person, is_new, changes in writer.trail]
        people_imported.send(RosterUpload, zone_id=upload.zone_id, people=people, actor_id=actor_id)
        upload.saved_at = now
        return _finish(upload, State.SAVED)


def give_back(*, upload_id: int) -> None:
    """Let go of an upload whose work broke off by a fault of ours: nothing hangs, nothing is lost.

    Reading that broke off is refused; saving that broke off (and saved nothing) waits again.
    """
    ours = RosterUpload.objects.filter(pk=upload_id)
    ours.filter(state=State.SAVING).update(state=State.READY)
    report = {"message": "读取时系统出错，没有保存任何内容。", "hint": "请重试，或告诉系统管理员。"}
    ours.filter(state=State.READING).update(state=State.REFUSED, report=report, content=None)


def _hold(upload_id: int) -> RosterUpload:
    upload = RosterUpload.objects.select_for_update().get(pk=upload_id)
    if upload.state != State.READY:
        raise NotReady
    return upload


def _judge(
    upload: RosterUpload, today: date, progress: Progress | None
) -> tuple[Sheet, list[Verdict], Register]:
    """Read, parse and compare the file of an upload."""
    sheet = read_sheet(upload.file_name, bytes(upload.content or b""))
    corrections = {}
    for key, text in upload.corrections.items():
        number, _, field = key.partition(":")
        corrections[int(number), field] = text
    rows = parse_roster(sheet, today=today, corrections=corrections, progress=progress)
    register = load_register(upload.zone_id, on=upload.as_of)
    only = upload.branch.name if upload.branch else ""
    return sheet, Comparison(register, only_branch=only).verdicts(rows), register


def _accepted(upload: RosterUpload, register: Register) -> list[Verdict]:
    """Return the verdicts that were shown and accepted, as they were kept."""
    people = {known.person.pk: known for known in register.people}
    return [
        Verdict(
            row=RosterRow(number=entry["number"], values=entry["detail"]["values"], problems=()),
            known=people.get(entry["detail"]["person"]),
            changes={name: (old, new) for name, (old, new) in entry["detail"]["changes"].items()},
        )
        for entry in _kept(upload)
    ]


def _entries(verdicts: list[Verdict]) -> list[dict[str, Any]]:
    return [
        {
            "number": verdict.row.number,
            "name": verdict.row.values.get("name", "")[:80],
            "verdict": verdict.name,
            "detail": {
                "person": verdict.known.person.pk if verdict.known else None,
                "values": {name: value for name, value in verdict.row.values.items() if value},
                "changes": {name: list(pair) for name, pair in verdict.changes.items()},
                "problems": [asdict(problem) for problem in verdict.row.problems],
            },
        }
        for verdict in verdicts
    ]


def _kept(upload: RosterUpload) -> list[dict[str, Any]]:
    kept = upload.entries.order_by("number").values("number", "name", "verdict", "detail")
    return [dict(entry) for entry in kept]


@transaction.atomic
def _keep(
    upload: RosterUpload, sheet: Sheet, verdicts: list[Verdict], register: Register
) -> RosterUpload:
    """Replace the kept verdicts of an upload and let it wait to be accepted."""
    upload.entries.all().delete()
    entries = [
        RosterEntry(zone_id=upload.zone_id, upload=upload, **facts) for facts in _entries(verdicts)
    ]
    RosterEntry.objects.bulk_create(entries, batch_size=BATCH)
    upload.report = {
        "fingerprint": register.fingerprint(),
        "sheet": sheet.name,
        "columns": [[c.letter, c.header, c.field] for c in sheet.columns],
        "not_taken": list(sheet.not_taken),
        "skipped": [list(skipped) for skipped in sheet.skipped],
        "counts": Counter(verdict.name for verdict in verdicts),
    }
    upload.state = State.READY
    upload.progress = upload.total = len(verdicts)
    upload.save(update_fields=["report", "state", "progress", "total"])
    return upload


def _finish(upload: RosterUpload, state: RosterUpload.State) -> RosterUpload:
    """Delete what was staged: the file and the rows; the counts stay."""
    upload.entries.all().delete()
    upload.state, upload.content = state, None
    upload.corrections = {}
    upload.save(update_fields=["state", "content", "corrections", "saved_at"])
    return upload
