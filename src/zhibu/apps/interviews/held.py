"""A person's own interviews on the page 'my data', where the name was linked to the roster."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.interviews.models import Interviewee
from zhibu.apps.organisation.models import Person
from zhibu.core.documents.workbook import Cell

COLUMNS = (
    "日期", "调研", "记作", "方式", "访谈人", "同意方式", "同意匿名引用", "记录", "可引用的原话",
)  # fmt: skip


@also_held
def interviews_of(person: Person) -> Section:
    """Return every interview that keeps this person's name."""
    named = (
        Interviewee.objects.filter(person=person, zone_id=person.zone_id)
        .select_related("interview__study")
        .prefetch_related("interview__quotations")
    )
    return Section("访谈", COLUMNS, tuple(_row(one) for one in named))


def _row(interviewee: Interviewee) -> tuple[Cell, ...]:
    interview = interviewee.interview
    confirmed = [q.text for q in interview.quotations.all() if q.is_confirmed]
    return (
        interview.on,
        interview.study.title,
        interview.speaker,
        interview.get_mode_display(),
        interview.interviewer,
        interview.get_consent_display(),
        "是" if interview.may_quote else "否",
        interview.transcript,
        "\n".join(confirmed),
    )
