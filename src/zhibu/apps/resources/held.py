"""What the lists of rooms and lecturers hold about a person, for the person's own page."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.accounts.queries.trail import local
from zhibu.apps.organisation.models import Person
from zhibu.apps.resources.models import Lecturer, Room, RoomBooking


@also_held
def lecturer(person: Person) -> Section:
    """That someone is on the list of lecturers."""
    held = Lecturer.objects.filter(zone_id=person.zone_id, person=person)
    rows = tuple(
        (one.topics, "全区" if one.is_shared else "本单位", "否" if one.is_closed else "是")
        for one in held
    )
    return Section("师资名单", ("可讲的题目", "讲课范围", "可以安排"), rows)


@also_held
def bookings(person: Person) -> Section:
    """The rooms someone booked."""
    held = RoomBooking.objects.filter(zone_id=person.zone_id, booked_by=person)
    rows = tuple(
        (str(one.room), local(one.starts_at), local(one.ends_at), one.used_by)
        for one in held.select_related("room")
    )
    return Section("登记的场地占用", ("场地", "开始", "结束", "使用单位"), rows)


@also_held
def caretaking(person: Person) -> Section:
    """The rooms that name someone as the one to ask."""
    held = Room.objects.filter(zone_id=person.zone_id, caretaker=person).select_related("agency")
    rows = tuple((str(one), one.agency.label) for one in held)
    return Section("担任联系人的场地", ("场地", "单位"), rows)
