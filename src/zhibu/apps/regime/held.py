"""A person's own calendar addresses on the page 'my data'; the secret itself is not kept."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.accounts.queries.trail import local
from zhibu.apps.organisation.models import Person
from zhibu.apps.regime.models import CalendarFeed


@also_held
def feeds_of(person: Person) -> Section:
    """Return for which branches the person has an address, and since when."""
    feeds = CalendarFeed.objects.filter(zone_id=person.zone_id, person=person)
    rows = tuple((feed.branch.name, local(feed.made_at)) for feed in feeds.select_related("branch"))
    return Section("日历订阅", ("党支部", "生成时间"), rows)
