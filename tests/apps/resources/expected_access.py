"""Who may read and write at the addresses of rooms and lecturers."""

from tests.access_tables import Access, roles
from tests.apps.resources.records import LecturerFactory, RoomBookingFactory, RoomFactory
from tests.houses import House

KEEPERS = roles("officer", "secretary", "coordinator")
OFFICERS = KEEPERS | roles("neighbour")
OF_THIS_ZONE = OFFICERS | roles("member")
KEEP = Access(read=KEEPERS, write=KEEPERS)
WRITE = Access(write=KEEPERS)

EXPECTED = {
    "resources:home": Access(read=OF_THIS_ZONE | roles("stranger")),
    "resources:rooms": Access(read=OF_THIS_ZONE),
    "resources:rooms_xlsx": Access(read=OF_THIS_ZONE),
    "resources:room": Access(read=OF_THIS_ZONE),
    "resources:room_door": Access(read=OF_THIS_ZONE),
    "resources:lecturers": Access(read=OFFICERS),
    "resources:find_lecturer": Access(read=OFFICERS),
    "resources:add_room": Access(read=OFFICERS, write=OFFICERS),
    "resources:add_lecturer": Access(read=OFFICERS, write=OFFICERS),
    "resources:change_room": KEEP,
    "resources:change_lecturer": KEEP,
    "resources:book_room": KEEP,
    **{
        f"resources:{name}": WRITE
        for name in (
            "retire_room",
            "reopen_room",
            "cancel_booking",
            "retire_lecturer",
            "ask_again",
        )
    },
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of addresses that name a record of the house's first agency."""
    room = RoomFactory(agency=house.agency)
    booking = RoomBookingFactory(room=room)
    lecturer = LecturerFactory(agency=house.agency)
    of = {
        "zone_id": house.zone.pk,
        "room_id": room.pk,
        "booking_id": booking.pk,
        "lecturer_id": lecturer.pk,
    }
    named = {
        "zone_id": (
            "rooms",
            "rooms_xlsx",
            "add_room",
            "lecturers",
            "find_lecturer",
            "add_lecturer",
        ),
        "room_id": ("room", "room_door", "change_room", "retire_room", "reopen_room", "book_room"),
        "booking_id": ("cancel_booking",),
        "lecturer_id": ("change_lecturer", "retire_lecturer", "ask_again"),
    }
    return {f"resources:{name}": {key: of[key]} for key, names in named.items() for name in names}
