"""A first timetable in a moment, from nothing or from what stands already."""

from tests.core.timetabling.instances import held, item, people, place, problem

from zhibu.core.timetabling.greedy import greedy
from zhibu.core.timetabling.judge import judge


def three_talks():
    names = ("one", "two", "three")
    items = [item(name, who=["ann"]) for name in names]
    return problem(*items, who=people("ann"), weekly_limit=5)


def test_what_stands_stays_and_the_rest_goes_around_it():
    instance = three_talks()
    found = greedy(instance, [held("two", place(0, 9))])
    assert found.by_item["two"].main == place(0, 9)
    assert set(found.by_item) == {"one", "two", "three"}
    assert judge(instance, found).broken == ()


def test_of_two_that_stand_in_each_others_way_the_second_moves():
    instance = three_talks()
    found = greedy(instance, [held("two", place(0, 9)), held("one", place(0, 9))])
    assert found.by_item["two"].main == place(0, 9) != found.by_item["one"].main
    assert judge(instance, found).broken == ()
