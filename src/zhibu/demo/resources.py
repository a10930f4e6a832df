"""The demo's rooms and lecturers, and which meetings take them; nothing here is left to chance."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Agency, Post, Zone
from zhibu.apps.resources.models import Lecturer, Room, RoomBooking
from zhibu.demo import topics

SEATS = (24, 20, 16, 36, 18, 30, 20, 24)
"""Of each agency's own room, in order."""
SHARED = 2
"""Every second agency lets the others in."""
WITH_VIDEO = 3
HALL = "报告厅"
HALL_SEATS = 120
LECTURED_BY = (0, 2, 5)
"""Agencies whose secretary gives lectures to the whole zone."""
GUEST = "郑怀远"
"""From outside the zone."""


def build_resources(zone: Zone, *, today: date) -> None:
    """Give a zone its rooms, a hall, a booking and a few lecturers."""
    agencies = list(Agency.objects.filter(zone=zone).order_by("pk"))
    Room.objects.bulk_create(_room(agency, turn) for turn, agency in enumerate(agencies))
    if not agencies:
        return
    hall = Room.objects.create(
        zone=zone,
        agency=agencies[0],
        name=HALL,
        seats=HALL_SEATS,
        has_video=True,
        is_shared=True,
    )
    day = today + timedelta(days=1)
    RoomBooking.objects.create(
        zone=zone,
        room=hall,
        starts_at=timezone.make_aware(datetime.combine(day, time(9))),
        ends_at=timezone.make_aware(datetime.combine(day, time(11, 30))),
        used_by=agencies[0].label,
    )
    Lecturer.objects.bulk_create(_lecturers(zone, agencies))


class Taken:
    """Rooms and lecturers as they are given to the demo's meetings, each once a day."""

    def __init__(self, zone: Zone, *, today: date) -> None:
        """Read the zone's rooms and lecturers."""
        self.today = today
        rooms = Room.objects.filter(zone=zone).exclude(name=HALL)
        self.rooms = {room.agency_id: room for room in rooms}
        self.lecturers = list(Lecturer.objects.filter(zone=zone).order_by("pk"))
        self.given: set[tuple[str, int, date]] = set()

    def give(self, meeting: Meeting, *, turn: int) -> None:
        """Give a meeting its agency's room, and a lecture to come a lecturer, if free."""
        room = self.rooms.get(meeting.branch.agency_id)
        if room is not None and self._is_free("room", room.pk, meeting.on):
            meeting.room, meeting.place = room, room.name
        is_lecture = Meeting.Kind.LECTURE in meeting.kinds and meeting.on >= self.today
        if is_lecture and self.lecturers:
            lecturer = self.lecturers[turn % len(self.lecturers)]
            if self._is_free("lecturer", lecturer.pk, meeting.on):
                meeting.lecturer = lecturer

    def _is_free(self, what: str, key: int, on: date) -> bool:
        is_free = (what, key, on) not in self.given
        self.given.add((what, key, on))
        return is_free


def _room(agency: Agency, turn: int) -> Room:
    name = topics.PLACES[turn % len(topics.PLACES)]
    return Room(
        zone_id=agency.zone_id,
        agency=agency,
        name=name,
        kind=Room.Kind.ACTIVITY if "活动室" in name else Room.Kind.MEETING,
        seats=SEATS[turn % len(SEATS)],
        has_video=turn % WITH_VIDEO == 0,
        is_shared=turn % SHARED == 0,
    )


def _lecturers(zone: Zone, agencies: list[Agency]) -> list[Lecturer]:
    posts = Post.objects.filter(zone=zone, kind=Post.Kind.SECRETARY, until=None).order_by("pk")
    led = {post.branch.agency_id: post.person for post in posts.select_related("branch", "person")}
    known = [agencies[turn] for turn in LECTURED_BY if turn < len(agencies)]
    found = [
        Lecturer(
            zone=zone,
            agency=agency,
            person=led[agency.pk],
            name=led[agency.pk].name,
            topics=topics.LECTURED[turn % len(topics.LECTURED)],
        )
        for turn, agency in enumerate(known)
        if agency.pk in led
    ]
    return [*found, Lecturer(zone=zone, name=GUEST, topics="党的创新理论、党章和党内法规")]
