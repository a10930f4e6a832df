"""Work in which business and Party part meet: items, groups, promises, proposals, measures."""

from collections.abc import Iterator

from zhibu.apps.contributions.queries.lines import Line, Year, filled
from zhibu.apps.ideas.models import Idea
from zhibu.apps.organisation.models import Person
from zhibu.apps.projects.models import Posting, ProjectMember
from zhibu.apps.research.models import Measure
from zhibu.apps.reviews.models import Promise
from zhibu.apps.workitems.models import ItemOwner
from zhibu.core.chinese_days import full_day


def items(person: Person, year: Year) -> Iterator[Line]:
    """Yield the work items somebody answered for that were done in the year.

    What stands among the decisions of meetings or the measures of studies as the person's own
    is told there, not here again.
    """
    owned = ItemOwner.objects.filter(
        zone_id=person.zone_id, person=person, item__dropped_on=None
    ).select_related("item__branch", "item__follow_up", "item__measure")
    done = [(one.item.done, one) for one in owned if not _is_told_elsewhere(one)]
    for day, one in sorted(
        ((day, one) for day, one in done if day and year.first <= day <= year.last),
        key=lambda pair: (pair[0], pair[1].pk),
    ):
        yield Line(
            since=day,
            what=f"落实：{one.item.title}",
            details=filled(分工=one.part, 落实情况=one.item.outcome),
            source=f"{one.item.branch}工作事项",
        )
