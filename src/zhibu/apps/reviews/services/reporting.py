"""A section's three lines are saved, and the items named in them."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.organisation.models import Person
from zhibu.apps.reviews.lines import as_text, reason_for
from zhibu.apps.reviews.models import ReportedItem, SectionReport
from zhibu.apps.reviews.places import WEEK, SectionWeek
from zhibu.apps.reviews.queries.prefill import ItemInWeek
from zhibu.apps.reviews.refusals import EmptyReport
from zhibu.apps.reviews.services.weeks import week_on_record
from zhibu.apps.workitems.refusals import StepDoesNotFit, StuckAlready
from zhibu.apps.workitems.services.hindrances import say_stuck

Line = ReportedItem.Line


@transaction.atomic
def save_report(
    *,
    place: SectionWeek,
    by: Person,
    texts: Mapping[str, str],
    named: Mapping[str, Sequence[ItemInWeek]],
    revision: int,
    today: date,
) -> SectionReport:
    """Save the three lines; an item named as stuck is put down as stuck from today.

    Raises:
        EmptyReport: nothing is written in any line.
        ChangedMeanwhile: somebody saved it since it was opened at `revision`.
    """
    if not any(texts[line].strip() for line in Line):
        raise EmptyReport
    week = week_on_record(place)
    report, is_new = SectionReport.objects.get_or_create(
        zone_id=week.zone_id, week=week, section=place.section
    )
    if not is_new and report.revision != revision:
        raise ChangedMeanwhile(theirs=_signed(report), revision=report.revision)
    for line in Line:
        setattr(report, line.value, texts[line])
    report.written_by, report.revision = by, report.revision + 1
    report.save()
    _name_items(report, named)
    # What is filled in long afterwards says nothing of how things stand today.
    if place.monday > today - 2 * WEEK:
        _put_down_as_stuck(named[Line.STUCK], texts[Line.STUCK], today)
    return report


def _signed(report: SectionReport) -> str:
    return f"{report.written_by}保存的：\n\n{as_text(report)}"


def _name_items(report: SectionReport, named: Mapping[str, Sequence[ItemInWeek]]) -> None:
    ReportedItem.objects.filter(report=report).delete()
    ReportedItem.objects.bulk_create(
        ReportedItem(zone_id=report.zone_id, report=report, item=one.item, line=line)
        for line in Line
        for one in named[line]
    )


def _put_down_as_stuck(items: Sequence[ItemInWeek], text: str, today: date) -> None:
    for one in items:
        if one.is_open and not one.stuck_for and one.item.planned_on <= today:
            try:
                say_stuck(item=one.item, on=today, reason=reason_for(one.item.title, text))
            except (StuckAlready, StepDoesNotFit):
                # Somebody said so a moment ago and their words stay, or it was done since.
                continue
