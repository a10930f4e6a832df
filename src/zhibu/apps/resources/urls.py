"""Addresses of rooms and lecturers."""

from django.urls import URLPattern, path

from zhibu.apps.resources.views import lecturers, rooms

app_name = "resources"

ZONE = "zones/<int:zone_id>/"
ROOM = "rooms/<int:room_id>/"
LECTURER = "lecturers/<int:lecturer_id>/"

urlpatterns: list[URLPattern] = [
    path("rooms/", rooms.home, name="home"),
    path(f"{ZONE}rooms/", rooms.rooms, name="rooms"),
    path(f"{ZONE}rooms.xlsx", rooms.rooms_xlsx, name="rooms_xlsx"),
    path(f"{ZONE}rooms/add/", rooms.add_room, name="add_room"),
    path(ROOM, rooms.room, name="room"),
    path(f"{ROOM}door/", rooms.room_door, name="room_door"),
    path(f"{ROOM}change/", rooms.change_room, name="change_room"),
    path(f"{ROOM}retire/", rooms.retire_room, name="retire_room"),
    path(f"{ROOM}reopen/", rooms.reopen_room, name="reopen_room"),
    path(f"{ROOM}book/", rooms.book_room, name="book_room"),
    path("bookings/<int:booking_id>/cancel/", rooms.cancel_booking, name="cancel_booking"),
    path(f"{ZONE}lecturers/", lecturers.lecturers, name="lecturers"),
    path(f"{ZONE}lecturers/find/", lecturers.find_lecturer, name="find_lecturer"),
    path(f"{ZONE}lecturers/add/", lecturers.add_lecturer, name="add_lecturer"),
    path(f"{LECTURER}change/", lecturers.change_lecturer, name="change_lecturer"),
    path(f"{LECTURER}retire/", lecturers.retire_lecturer, name="retire_lecturer"),
    path(f"{LECTURER}ask-again/", lecturers.ask_again, name="ask_again"),
]
