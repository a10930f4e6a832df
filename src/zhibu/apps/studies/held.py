"""The studies a person works on, on the page 'my data'."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.organisation.models import Person
from zhibu.apps.studies.models import Researcher


@also_held
def studies_of(person: Person) -> Section:
    """Return the studies whose team the person is on."""
    found = Researcher.objects.filter(zone_id=person.zone_id, person=person)
    return Section(
        "参加的调研",
        ("题目", "加入日期"),
        tuple((str(one.study), one.added_on) for one in found.select_related("study")),
    )
