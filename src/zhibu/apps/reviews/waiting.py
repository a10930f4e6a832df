"""What the weekly review tells the today page.

A section's head reads once, on the day of the review, that the week may be filled in; on
any other day nothing is said, and of a week that was left out nothing ever is. A promise is
told to who made it from three days before its day.
"""

from collections import defaultdict
from datetime import date, timedelta

from django.urls import reverse

from zhibu.apps.diary.queries.weeks import monday_of
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.foundation.waiting import Coming, Waiting
from zhibu.apps.organisation.models import Branch, BranchUnit, Section, SectionHead
from zhibu.apps.reviews.models import Promise, ReviewHabits, SectionReport
from zhibu.apps.reviews.queries.branches import covering
from zhibu.apps.reviews.queries.promises import open_of
from zhibu.core.chinese_days import full_day

AHEAD = timedelta(days=3)


def waiting_for(viewer: Viewer, *, on: date) -> list[Waiting]:
    """Return the report to fill in today and the promises whose day is near or past."""
    if viewer.person_id is None:
        return []
    promises = [_of_promise(one, on) for one in open_of(viewer.person_id, until=on + AHEAD)]
    return [*_reports_to_fill(viewer.person_id, on), *promises]


def coming_for(viewer: Viewer, *, on: date, until: date) -> list[Coming]:
    """Return the days of one's promises further ahead."""
    if viewer.person_id is None:
        return []
    return [
        Coming(
            day=promise.until,
            text=f"承诺到期：{promise.text}",
            url=reverse("reviews:promise", args=[promise.pk]),
        )
        for promise in open_of(viewer.person_id, until=until)
        if promise.until > on + AHEAD
    ]


def _of_promise(promise: Promise, on: date) -> Waiting:
    day = full_day(promise.until)
    return Waiting(
        text=f"复盘时承诺：{promise.text}",
        why=f"{promise.section}，{day}{'已' if promise.until < on else ''}到期。",
        verb="填写完成情况",
        url=reverse("reviews:keep", args=[promise.pk]),
        urgency=1 if promise.until <= on else 2,
    )


def _reports_to_fill(person_id: int, on: date) -> list[Waiting]:
    """Return one entry a section headed, if its branch reviews today; four queries."""
    heads = SectionHead.objects.on(on).filter(person=person_id)
    sections = [head.section for head in heads.select_related("section")]
    if not sections:
        return []
    branches = _branch_by_agency([section.agency_id for section in sections])
    habits = ReviewHabits.objects.filter(branch__in=branches.values(), weekday=on.weekday())
    today = set(habits.values_list("branch_id", flat=True))
    written = SectionReport.objects.filter(section__in=sections, week__monday=monday_of(on))
    filled = set(written.values_list("section_id", flat=True))
    return [
        _of_section(section, branch, on)
        for section in sections
        if section.pk not in filled
        and (branch := branches.get(section.agency_id)) is not None
        and branch.pk in today
    ]


def _branch_by_agency(agency_ids: list[int]) -> dict[int, Branch]:
    """Return the branch each agency's sections review in; its own before a joint one."""
    found = list(covering(agency_ids))
    units: dict[int, list[int]] = defaultdict(list)
    for unit in BranchUnit.objects.filter(branch__in=found):
        units[unit.branch_id].append(unit.agency_id)
    by_agency: dict[int, Branch] = {}
    for branch in found:
        for agency_id in units[branch.pk]:
            by_agency.setdefault(agency_id, branch)
    for branch in reversed(found):
        by_agency[branch.agency_id] = branch
    return by_agency


def _of_section(section: Section, branch: Branch, on: date) -> Waiting:
    monday = monday_of(on).isoformat()
    return Waiting(
        text=f"填本周小结：{section}",
        why="今天复盘。三句话：完成、卡住、打算；不填也不要紧，明天就不再提。",
        verb="填写本周小结",
        url=reverse("reviews:report", args=[branch.pk, monday, section.pk]),
        urgency=2,
    )
