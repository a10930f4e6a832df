"""Who may see and keep the rooms and lecturers of a zone.

Everybody in the zone sees the rooms and when they are taken, by which branch. An agency's own
officers keep its rooms and lecturers, the coordinator those of the whole zone. Lecturers, who
are people, are listed to officers only.
"""

import rules

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.access import coordinates_zone
from zhibu.apps.organisation.models import Zone
from zhibu.apps.resources.models import Lecturer, Room, RoomBooking
from zhibu.apps.resources.queries.keepers import agencies_led_by


@rules.predicate
def has_a_zone(viewer: Viewer, _target: object = None) -> bool:
    """The viewer is in a zone, or coordinates one."""
    return viewer.zone_id is not None or bool(viewer.coordinator_of)


@rules.predicate
def is_in_zone(viewer: Viewer, zone: Zone) -> bool:
    """The viewer's own zone."""
    return viewer.zone_id == zone.pk


@rules.predicate
def is_officer_in_zone(viewer: Viewer, zone: Zone) -> bool:
    """The viewer keeps the records of some branch of the zone."""
    return bool(viewer.leads) and viewer.zone_id == zone.pk


@rules.predicate
def is_in_zone_of(viewer: Viewer, record: Room) -> bool:
    """The record belongs to the viewer's own zone."""
    return viewer.zone_id == record.zone_id


@rules.predicate
def leads_in_agency_of(viewer: Viewer, record: Room | Lecturer) -> bool:
    """The viewer keeps the records of a branch of the agency the record belongs to."""
    if record.agency_id is None or viewer.zone_id != record.zone_id:
        return False
    return record.agency_id in agencies_led_by(viewer)


@rules.predicate
def may_use(viewer: Viewer, room: Room) -> bool:
    """An officer of the zone, if the room is for all; rooms of the own agency in any case."""
    is_officer = bool(viewer.leads) and viewer.zone_id == room.zone_id
    return is_officer and (room.is_shared or room.agency_id in agencies_led_by(viewer))


@rules.predicate
def booked_it(viewer: Viewer, booking: RoomBooking) -> bool:
    """The viewer booked it."""
    return viewer.person_id is not None and booking.booked_by_id == viewer.person_id


@rules.predicate
def keeps_room_of(viewer: Viewer, booking: RoomBooking) -> bool:
    """The viewer keeps the room that is booked."""
    return bool(keeps.test(viewer, booking.room))


keeps = leads_in_agency_of | coordinates_zone

rules.add_rule("resources.see_any", has_a_zone)
rules.add_rule("resources.see_zone", is_in_zone | coordinates_zone)
rules.add_rule("resources.see_lecturers", is_officer_in_zone | coordinates_zone)
rules.add_rule("resources.add", is_officer_in_zone | coordinates_zone)
rules.add_rule("resources.see_room", is_in_zone_of | coordinates_zone)
rules.add_rule("resources.edit", keeps)
rules.add_rule("resources.book", may_use | coordinates_zone)
rules.add_rule("resources.give_back", booked_it | keeps_room_of)
