"""How people can take part: in the room, online, or only when visited."""

from collections.abc import Collection
from datetime import date

from zhibu.apps.diary.models import WayToTakePart
from zhibu.apps.organisation.models import AwayPeriod, Secondment
from zhibu.core.timetabling.instance import Reach


def reach_of(people_ids: Collection[int], *, zone_id: int, on: date) -> dict[int, str]:
    """Return each person's reach on a day (a value of `Reach`), in three queries.

    What the person or the officer set counts first. Otherwise who is lent elsewhere or lives
    away takes part online, and everyone else, retired or not, in either way.
    """
    of_people = {"zone_id": zone_id, "person__in": people_ids}
    chosen = WayToTakePart.objects.filter(**of_people)
    said = dict(chosen.values_list("person_id", "reach"))
    afar: set[int] = set()
    for record in (Secondment, AwayPeriod):
        away = record.objects.on(on).filter(**of_people)
        afar.update(away.values_list("person_id", flat=True))
    return {
        person_id: said.get(person_id) or (Reach.ONLINE if person_id in afar else Reach.ANY).value
        for person_id in people_ids
    }
