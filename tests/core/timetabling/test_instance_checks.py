"""Problems that contradict themselves are refused in words; impossible ones are not."""

from dataclasses import replace
from datetime import UTC, date, time

import pytest
from tests.core.timetabling.instances import (
    MONDAY,
    at,
    busy,
    item,
    people,
    place,
    problem,
)

from zhibu.core.timetabling.instance import Lecturer, Mode, Person, Room, Spacing, Span
from zhibu.core.timetabling.instance_checks import FaultyInstance, check_instance


def refused(instance):
    with pytest.raises(FaultyInstance) as refusal:
        check_instance(instance)
    return refusal.value


UPSIDE_DOWN = (Span(at(0, 10), at(0, 9)),)
WITH_ZONE = (Span(at(0, 9).replace(tzinfo=UTC), at(0, 10).replace(tzinfo=UTC)),)
PART = (time(9), time(12))

ITEMS = [
    ({"who": ()}, "没有参加的人"),
    ({"who": ("ann", "zed")}, "的 people：全部 people 里没有“zed”"),
    ({"who": ("ann", "ann")}, "的 people：“ann”写了2次"),
    ({"rooms": ("r9",)}, "的 rooms：全部 rooms 里没有“r9”"),
    ({"lecturers": ("l9",)}, "的 lecturers：全部 lecturers 里没有“l9”"),
    ({"voters": ("zed",)}, "的 voters：“zed”不在这一项的 people 里"),
    ({"voters": ("ann", "ann")}, "的 voters：“ann”写了2次"),
    ({"voters": ("ann",), "quorum": 2}, "的 quorum 是2，多于有表决权的1人"),
    ({"minutes": 0}, "的 minutes 是0，应为1到1440分钟"),
    ({"minutes": 10**30}, "应为1到1440分钟"),
    ({"quorum": -1}, "的 quorum 是-1，不能小于0"),
    ({"make_ups": -1}, "的 make_ups 是-1"),
    ({"make_up_days": -1}, "的 make_up_days 是-1"),
    ({"wanted": MONDAY, "tolerance": -1}, "的 tolerance 是-1"),
    ({"part": -1}, "的 part 是-1"),
    ({"part": 2}, "的 part 是2，一天只有2段"),
    ({"first": 3, "last": 1}, "的 last 2026-03-03 早于 first 2026-03-05"),
    ({"first": 30, "last": 40}, "全在整个起止日期2026-03-02到2026-03-13之外"),
    ({"tolerance": 2}, "写了 tolerance，但没有写 wanted"),
    ({"modes": ()}, "的 modes 是空的"),
    ({"modes": (Mode.VISIT,)}, "上门只能用于补学"),
    ({"make_up_modes": (Mode.HYBRID,)}, "的 make_up_modes 里有 hybrid"),
    ({"is_pinned": True}, "写了 is_pinned，但没有写 announced"),
    ({"announced": place(0, 9, Mode.VISIT)}, "上门只能用于补学"),
    ({"announced": place(0, 9, room="r9")}, "的 announced：全部 rooms 里没有“r9”"),
    ({"announced": place(0, 9, Mode.ONLINE, room="r9")}, "线上不用场地"),
    ({"announced": place(0, 9, lecturer="l9")}, "的 announced：全部 lecturers 里没有“l9”"),
    (
        {"announced": replace(place(0, 9), start=at(0, 9).replace(tzinfo=UTC))},
        "带了时区，请写当地时间",
    ),
]


@pytest.mark.parametrize(("facts", "said"), ITEMS, ids=[said for _, said in ITEMS])
def test_a_faulty_item_is_named_with_what_is_wrong(facts, said):
    refusal = refused(problem(item(**facts)))
    assert "事项“talk”" in refusal.message
    assert said in refusal.message


WHOLES = [
    ({"people": ()}, "没有人员"),
    ({"items": ()}, "没有要安排的会"),
    ({"people": people("ann", "bob", "bob")}, "people：id “bob”用了2次"),
    ({"items": (item(), item())}, "items：id “talk”用了2次"),
    ({"people": people("ann", "bob", "")}, "people：有一项的 id 是空的"),
    ({"rooms": (Room(id="r"), Room(id="r"))}, "rooms：id “r”用了2次"),
    ({"last": date(2026, 3, 1)}, "last 2026-03-01 早于 first 2026-03-02"),
    ({"last": date(2028, 3, 4)}, "超过两年"),
    ({"weekly_limit": 0}, "weekly_limit 是0"),
    ({"visit_places": 0}, "visit_places 是0"),
    ({"grain": 4}, "grain 是4"),
    ({"grain": 45}, "grain 是45"),
    ({"parts": ()}, "parts 是空的"),
    ({"parts": ((time(12), time(9)),)}, "12:00到09:00，结束要晚于开始"),
    ({"parts": (PART, (time(11), time(13)))}, "11:00开始的一段和前一段重叠"),
    ({"parts": ((time(9, 0, 30), time(12)),)}, "请写到整分钟"),
    ({"people": (*people("ann"), Person(id="bob", busy=UPSIDE_DOWN))}, "人员“bob”的 busy：2026"),
    ({"people": (*people("ann"), Person(id="bob", busy=WITH_ZONE))}, "带了时区"),
    ({"people": (*people("ann"), Person(id="bob", weekly_limit=-1))}, "weekly_limit 是-1"),
    ({"rooms": (Room(id="r", seats=-1),)}, "场地“r”的 seats 是-1"),
    ({"rooms": (Room(id="r", bookings=UPSIDE_DOWN),)}, "场地“r”的 bookings"),
    ({"lecturers": (Lecturer(id="l", busy=UPSIDE_DOWN),)}, "讲课人“l”的 busy"),
    ({"lecturers": (Lecturer(id="l", person="zed"),)}, "people 里没有“zed”"),
    ({"spacings": (Spacing(items=("talk", "x")),)}, "spacings 第1项：items 里没有“x”"),
    ({"spacings": (Spacing(items=("talk", "talk")),)}, "“talk”写了2次"),
    ({"spacings": (Spacing(items=("talk",), min_days=-1),)}, "min_days 是-1"),
    ({"spacings": (Spacing(items=("talk",), min_days=3, max_days=2),)}, "max_days 是2，小于"),
]


@pytest.mark.parametrize(("facts", "said"), WHOLES, ids=[said for _, said in WHOLES])
def test_a_faulty_problem_is_refused_with_what_is_wrong(facts, said):
    assert said in refused(replace(problem(item(who=["ann"])), **facts)).message


def test_of_many_faults_the_first_are_named_and_the_rest_counted():
    refusal = refused(problem(*(item(f"i{number}", minutes=0) for number in range(8))))
    assert len(refusal.faults) == 8
    assert "有8处要改" in refusal.message
    assert "事项“i4”" in refusal.message
    assert "事项“i5”" not in refusal.message
    assert "另有3处" in refusal.message


def test_windows_may_reach_beyond_the_span():
    check_instance(problem(item(first=-3, last=30)))


def test_what_cannot_be_solved_is_no_fault():
    away = people("ann", busy=(busy(0),))
    check_instance(
        problem(
            item(who=["ann"], first=0, last=0, minutes=600),
            who=away,
            rooms=(Room(id="nobody", seats=0),),
        )
    )
