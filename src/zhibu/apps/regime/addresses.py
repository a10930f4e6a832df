"""Where a verdict leads: to the record, to the plan, or to what is to be done about it."""

from datetime import date

from django.urls import reverse
from django.utils.http import urlencode

from zhibu.core.regulations.finding import Finding
from zhibu.core.regulations.milestones import NOTICE, TALKS, TERM


def meeting_page(meeting_id: int) -> str:
    """Return the page of a meeting."""
    return reverse("meetings:meeting", args=[meeting_id])


def to_record(branch_id: int, finding: Finding, *, on: date) -> tuple[str, str]:
    """Return verb and address of what is to be done about an open finding.

    A kind of meeting that is overdue is recorded afterwards, one that is due is arranged.
    """
    if finding.kind is not None:
        is_over = finding.due_until is not None and finding.due_until < on
        asked = {"kind": str(finding.kind)}
        if finding.group:
            asked["group"] = finding.group
        if is_over and finding.due_until:
            asked["on"] = finding.due_until.isoformat()
        address = f"{reverse('meetings:add', args=[branch_id])}?{urlencode(asked)}"
        return ("补记" if is_over else "安排"), address
    if finding.rule == TALKS:
        return "记录谈话", reverse("talks:list", args=[branch_id])
    if finding.rule in {TERM, NOTICE}:
        return "准备换届", reverse("elections:branch", args=[branch_id])
    return "查看支部", reverse("organisation:branch", args=[branch_id])
