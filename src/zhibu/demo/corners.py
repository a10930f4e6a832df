"""The demo's activity rooms, reading corners, walls and halls beside the meeting rooms."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from zhibu.apps.organisation.models import Agency, Employment, Zone
from zhibu.apps.resources.models import Room, RoomBooking
from zhibu.demo.resources import HALL

Kind = Room.Kind
WORK_HOURS = "工作日 8:30—12:00，14:30—17:30"


@dataclass(frozen=True, kw_only=True)
class Place:
    """A place to be made in the agency at this position."""

    agency: int
    name: str
    kind: str
    where: str
    holds: str
    seats: int = 0
    open_hours: str = WORK_HOURS
    conditions: str = ""
    is_shared: bool = False

    def made_in(self, agency: Agency, caretaker: int | None) -> Room:
        """Return it as a room of an agency; what nobody sits in alone is not booked."""
        return Room(
            zone_id=agency.zone_id,
            agency=agency,
            name=self.name,
            kind=self.kind,
            where=self.where,
            holds=self.holds,
            seats=self.seats,
            open_hours=self.open_hours,
            conditions=self.conditions,
            is_shared=self.is_shared,
            is_bookable=self.seats > 0,
            caretaker_id=caretaker,
        )


PLACES = (
    Place(
        agency=0,
        name="先锋党员活动室",
        kind=Kind.ACTIVITY,
        where="主楼二层东侧",
        holds="入党誓词墙、投影、党章党规学习书架、可拼的长桌六张",
        seats=32,
        conditions="提前两天登记，用后桌椅归位",
        is_shared=True,
    ),
    Place(
        agency=0,
        name="一楼读书角",
        kind=Kind.CORNER,
        where="主楼一层大厅南侧",
        holds="政治理论、业务和荆楚文化图书两百余册，自助登记借阅，沙发六个",
    ),
    Place(
        agency=0,
        name="机关文化墙",
        kind=Kind.WALL,
        where="主楼三层走廊",
        holds="机构编制工作沿革、岗位承诺、青年干部读书心得，每季度换一次",
    ),
    Place(
        agency=1,
        name="档案里的党史展厅",
        kind=Kind.HALL,
        where="档案楼一层",
        holds="馆藏文献复制件四十余件、讲解牌、互动查询屏",
        seats=40,
        conditions="团队参观提前三天联系，讲解约四十分钟",
        is_shared=True,
    ),
    Place(
        agency=1,
        name="兰台书吧",
        kind=Kind.CORNER,
        where="档案楼二层",
        holds="地方志、家谱影印本、党史读物一百五十余册",
    ),
    Place(
        agency=2,
        name="史志讲堂",
        kind=Kind.HALL,
        where="史志楼四层",
        holds="投影、音响、地方史志实物展柜",
        seats=60,
        conditions="使用前一天下班前登记",
        is_shared=True,
    ),
    Place(
        agency=3,
        name="青年微课堂",
        kind=Kind.ACTIVITY,
        where="网络楼五层",
        holds="录播设备、白板、可移动桌椅",
        seats=20,
        is_shared=True,
    ),
    Place(
        agency=5,
        name="气象科普走廊",
        kind=Kind.WALL,
        where="观测场旁",
        holds="节气与防灾知识、观测仪器实物",
        is_shared=True,
    ),
)


def build_corners(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone its corners and walls, and lend the first room to a neighbour now and then."""
    agencies = list(Agency.objects.filter(zone=zone).order_by("pk"))
    caretakers = _caretakers(zone, today)
    made = Room.objects.bulk_create(
        place.made_in(agencies[place.agency], caretakers.get(agencies[place.agency].pk))
        for place in PLACES
        if place.agency < len(agencies)
    )
    Room.objects.filter(zone=zone, name=HALL).update(
        kind=Kind.HALL,
        where="主楼五层",
        holds="舞台、音响、同步显示屏",
        conditions="优先保证大会，临时有变会提前告知",
    )
    lent = [room for room in made if room.is_shared and room.is_bookable]
    RoomBooking.objects.bulk_create(_lendings(lent, agencies, today, random))


def _caretakers(zone: Zone, today: date) -> dict[int, int]:
    """Return somebody of each agency's office, or of any section, by agency."""
    works = Employment.objects.on(today).filter(zone=zone, status=Employment.Status.IN_POST)
    found: dict[int, int] = {}
    for work in works.order_by("pk"):
        if work.section == "办公室" or work.agency_id not in found:
            found[work.agency_id] = work.person_id
    return found


def _lendings(
    rooms: list[Room], agencies: list[Agency], today: date, random: Random
) -> list[RoomBooking]:
    """Lend each room every few weeks over the last year, and once in the days ahead."""
    found = []
    for turn, room in enumerate(rooms):
        others = [agency for agency in agencies if agency.pk != room.agency_id]
        if not others:
            continue
        day = today + timedelta(days=4 + turn)
        while day > today - timedelta(days=360):
            hour = random.choice((9, 10, 15))
            start = timezone.make_aware(datetime.combine(day, time(hour)))
            found.append(
                RoomBooking(
                    zone_id=room.zone_id,
                    room=room,
                    starts_at=start,
                    ends_at=start + timedelta(hours=random.choice((1, 2))),
                    used_by=random.choice(others).label,
                )
            )
            day -= timedelta(days=random.randint(20, 50))
    return found
