"""Pages of rooms: the zone's list, a room's week, keeping and booking one."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date

from zhibu.apps.accounts.tables import as_download, workbook
from zhibu.apps.foundation.addresses import whole_address
from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.forms import EARLIEST, LATEST
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.searching import typed_query
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.models import Branch, Zone
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.organisation.queries.places import zones_of
from zhibu.apps.organisation.views.records import zone_of
from zhibu.apps.resources.forms import rooms as forms
from zhibu.apps.resources.models import Room, RoomBooking
from zhibu.apps.resources.queries import lists, uses
from zhibu.apps.resources.queries.caretakers import office_of, staff_to_ask
from zhibu.apps.resources.queries.keepers import agencies_kept_by
from zhibu.apps.resources.queries.tables import rooms_table
from zhibu.apps.resources.services import rooms as services
from zhibu.apps.resources.views.records import booking_of, room_of
from zhibu.core.chinese_days import full_day
from zhibu.core.documents.qr import qr_path

EDIT = door("resources.edit", write="resources.edit", of=room_of)


@door("resources.see_any")
def home(request: ViewerRequest) -> HttpResponse:
    """Go to the rooms of the own zone, or choose among several."""
    seen = [zone for zone in zones_of(request.viewer) if _sees(request, zone)]
    if len(seen) == 1:
        return redirect("resources:rooms", zone_id=seen[0].pk)
    return render(request, "resources/home.html", {"zones": seen})


@door("resources.see_zone", of=zone_of)
def rooms(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """List the rooms of the zone, with what takes them today."""
    asked = _asked(request)
    context = {
        "zone": zone,
        "asked": asked,
        "kinds": Room.Kind.choices,
        "rows": lists.rooms_of(zone, on=timezone.localdate(), asked=asked),
    }
    return render(request, "resources/rooms.html", context)


@door("resources.see_zone", of=zone_of)
def rooms_xlsx(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Give the list as it is shown as an Excel file."""
    rows = lists.rooms_of(zone, on=timezone.localdate(), asked=_asked(request))
    return as_download(workbook([rooms_table(row.room for row in rows)]), name=f"{zone}场地.xlsx")


@door("resources.see_room", of=room_of)
def room(request: ViewerRequest, room: Room) -> HttpResponse:
    """Show a room and its week; ?week= is any day of the week."""
    today = timezone.localdate()
    day = _day_typed(request, "week") or today
    first = day - timedelta(days=day.weekday())
    keeps = opens("resources.edit", request.viewer, room)
    context = {
        "room": room,
        "today": today,
        "now": lists.today_in(room, on=today),
        "week": lists.week_of(
            room, first=first, gives_back=keeps, person_id=request.viewer.person_id
        ),
        "before": first - timedelta(weeks=1),
        "after": first + timedelta(weeks=1),
        "uses": uses.uses_of(room, viewer=request.viewer, on=today),
        "guests": uses.guests_of(room, on=today) if keeps and room.is_shared else [],
        "office": office_of(room),
    }
    return render(request, "resources/room.html", context)


@door("resources.see_room", of=room_of)
def room_door(request: ViewerRequest, room: Room) -> HttpResponse:
    """A sheet for the door: what is there, when it is open, and a code that leads to its page."""
    address = whole_address(request, reverse("resources:room", args=[room.pk]))
    context = {"room": room, "address": address, "qr": qr_path(address), "office": office_of(room)}
    return render(request, "resources/door.html", context)


@door("resources.add", write="resources.add", of=zone_of)
def add_room(request: ViewerRequest, zone: Zone) -> HttpResponse:
    """Put a room on the list."""
    agencies = agencies_kept_by(request.viewer, zone_id=zone.pk)
    form = forms.AddRoomForm(request.POST or None, today=timezone.localdate(), agencies=agencies)

    def act() -> str:
        room = services.add_room(agency=form.cleaned_data["agency"], facts=form.facts())
        return f"已新增：{room}。"

    sheet = Sheet(
        title="新增场地",
        verb="新增场地",
        back=reverse("resources:rooms", args=[zone.pk]),
        back_name="回到场地列表",
        about="会议室、党员活动室、读书角、文化墙都可以登记。可以预约的，同一时间只能有一家使用。",
    )
    return fill_in(request, sheet, form, act)


@EDIT
def change_room(request: ViewerRequest, room: Room) -> HttpResponse:
    """Change what a room is like."""
    today = timezone.localdate()
    staff = staff_to_ask(room, on=today)
    form = forms.ChangeRoomForm(
        request.POST or None, today=today, staff=staff, initial=forms.facts_of(room)
    )

    def act() -> str:
        services.change_room(room=room, facts=form.facts(), revision=revision_of(form), today=today)
        return "已修改。"

    return fill_in(request, _sheet(room, "修改场地", "保存修改", str(room.agency)), form, act)


@door(write="resources.edit", of=room_of)
def retire_room(request: ViewerRequest, room: Room) -> HttpResponse:
    """Take a room off the list."""
    if services.retire_room(room=room, today=timezone.localdate()):
        messages.success(request, f"已删除：{room}（从未使用过）。")
        return redirect("resources:rooms", zone_id=room.zone_id)
    messages.success(request, f"{room}已停用，以前的记录都还在。")
    return redirect("resources:room", room_id=room.pk)


@door(write="resources.edit", of=room_of)
def reopen_room(request: ViewerRequest, room: Room) -> HttpResponse:
    """Use a closed room again."""
    services.reopen_room(room=room)
    messages.success(request, f"{room}已恢复使用。")
    return redirect("resources:room", room_id=room.pk)


@door("resources.book", write="resources.book", of=room_of)
def book_room(request: ViewerRequest, room: Room) -> HttpResponse:
    """Book a room for something that is no meeting here."""
    initial = {"on": _day_typed(request, "on"), "used_by": _usual_user(request)}
    form = forms.BookForm(request.POST or None, today=timezone.localdate(), initial=initial)

    def act() -> str:
        booking = services.book_room(
            room=room,
            start=form.start,
            end=form.end,
            used_by=form.cleaned_data["used_by"],
            by=person_behind(request.viewer),
            now=timezone.now(),
        )
        return f"已登记：{full_day(timezone.localdate(booking.starts_at))}{room}。"

    about = "开会不用在这里登记：安排会议时选上场地，就占用了。"
    if room.conditions:
        about += f"借用条件：{room.conditions}"
    sheet = _sheet(room, "登记占用", "登记占用", about, on=_day_typed(request, "on"))
    return fill_in(request, sheet, form, act)


@door(write="resources.give_back", of=booking_of)
def cancel_booking(request: ViewerRequest, booking: RoomBooking) -> HttpResponse:
    """Cancel a booking."""
    day = timezone.localdate(booking.starts_at)
    services.give_back(booking=booking)
    messages.success(request, f"已取消{full_day(day)}的占用。")
    return redirect(f"{reverse('resources:room', args=[booking.room_id])}?week={day}")


def _asked(request: ViewerRequest) -> lists.Asked:
    kind = request.GET.get("kind", "")
    return lists.Asked(
        typed=typed_query(request),
        kind=kind if kind in Room.Kind.values else "",
        shared_only=request.GET.get("shared") == "1",
    )


def _sees(request: ViewerRequest, zone: Zone) -> bool:
    return opens("resources.see_zone", request.viewer, zone)


def _usual_user(request: ViewerRequest) -> str:
    """Name the agency of the viewer's branch, if it is one only."""
    branches = list(Branch.objects.filter(pk__in=request.viewer.leads).select_related("agency")[:2])
    return branches[0].agency.label if len(branches) == 1 else ""


def _day_typed(request: HttpRequest, name: str) -> date | None:
    """Return a day from the address; None when there is none that can be."""
    try:
        day = parse_date(request.GET.get(name, ""))
    except ValueError:
        return None
    return day if day and EARLIEST <= day <= LATEST else None


def _sheet(room: Room, title: str, verb: str, about: str, *, on: date | None = None) -> Sheet:
    back = reverse("resources:room", args=[room.pk])
    return Sheet(
        title=f"{title}：{room}",
        verb=verb,
        about=about,
        back=f"{back}?week={on}" if on else back,
        back_name="回到场地页",
    )
