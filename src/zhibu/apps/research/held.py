"""The measures a person took on, on the page 'my data'."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.organisation.models import Person
from zhibu.apps.research.models import Measure


@also_held
def measures_of(person: Person) -> Section:
    """Return the measures the person is to carry out."""
    mine = Measure.objects.filter(zone_id=person.zone_id, owner=person)
    return Section(
        "调研措施",
        ("措施", "调研", "期限", "完成日期", "完成情况"),
        tuple(
            (row.text, str(row.finding.study), row.due_on, row.done_on, row.outcome)
            for row in mine.select_related("finding__study")
        ),
    )
