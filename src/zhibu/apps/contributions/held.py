"""Which years' records somebody handed over, for the person's own page."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.contributions.models import Release
from zhibu.apps.organisation.models import Person


@also_held
def releases_of(person: Person) -> Section:
    """The years whose record a branch may read."""
    mine = Release.objects.filter(zone_id=person.zone_id, person=person)
    rows = tuple(
        (one.year, str(one.branch), one.released_on) for one in mine.select_related("branch")
    )
    return Section("交给支部的纪实", ("年度", "党支部", "日期"), rows)
