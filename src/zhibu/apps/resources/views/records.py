"""From an address to the record behind it; the door asks its rule about that record."""

from django.shortcuts import get_object_or_404

from zhibu.apps.resources.models import Lecturer, Room, RoomBooking


def room_of(room_id: int) -> Room:
    """Return the room or raise Http404."""
    return get_object_or_404(Room.objects.select_related("agency", "zone", "caretaker"), pk=room_id)


def booking_of(booking_id: int) -> RoomBooking:
    """Return the booking with its room, or raise Http404."""
    return get_object_or_404(RoomBooking.objects.select_related("room"), pk=booking_id)


def lecturer_of(lecturer_id: int) -> Lecturer:
    """Return the lecturer or raise Http404."""
    found = Lecturer.objects.select_related("agency", "zone", "person")
    return get_object_or_404(found, pk=lecturer_id)
