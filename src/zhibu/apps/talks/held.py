"""A person's own talks on the page 'my data': all of each, since both may read it."""

from django.db.models import Q

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.organisation.models import Person
from zhibu.apps.talks.models import Talk

COLUMNS = (
    "日期", "谈话人", "谈话对象", "方式", "情形", "谈话内容",
    "约定事项", "由谁办", "约定期限", "办好日期",
)  # fmt: skip


@also_held
def talks_of(person: Person) -> Section:
    """Return every talk the person was in."""
    talks = Talk.objects.filter(Q(a=person) | Q(b=person), zone_id=person.zone_id)
    rows = tuple(
        (
            talk.on,
            talk.a.name,
            talk.b.name,
            talk.get_way_display(),
            talk.get_occasion_display(),
            talk.notes,
            talk.promise,
            talk.promise_owner.name if talk.promise_owner else "",
            talk.promise_due_on,
            talk.promise_kept_on,
        )
        for talk in talks.select_related("a", "b", "promise_owner")
    )
    return Section("谈心谈话", COLUMNS, rows)
