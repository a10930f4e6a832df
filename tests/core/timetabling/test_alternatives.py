"""Up to three timetables: the best first, the others only where they have something for them."""

from datetime import date, datetime, timedelta

from zhibu.core.timetabling.alternatives import Emphasis, alternatives
from zhibu.core.timetabling.instance import Instance, Item, Mode, Person, Placement, Span
from zhibu.core.timetabling.judge import judge

MONDAY, FRIDAY = date(2026, 12, 7), date(2026, 12, 11)
TOLD = Placement(start=datetime.fromisoformat("2026-12-08T09:00"), mode=Mode.IN_PERSON)


def of(*people: Person, **facts: object) -> Instance:
    item = Item(
        id="党课",
        people=tuple(person.id for person in people),
        minutes=60,
        first=MONDAY,
        last=FRIDAY,
        **facts,
    )
    return Instance(first=MONDAY, last=FRIDAY, people=people, items=(item,))


def busy(name: str, day: int) -> Person:
    start = datetime.fromisoformat(f"2026-12-{day:02}")
    return Person(id=name, busy=(Span(start, start + timedelta(days=1)),))


def emphases(instance: Instance) -> list[Emphasis]:
    return [each.emphasis for each in alternatives(instance, 20)]


def test_where_nothing_is_better_on_any_tier_there_is_one_only():
    assert emphases(of(Person(id="甲"), Person(id="乙"))) == [Emphasis.BEST]


def test_keeping_what_was_announced_is_offered_where_the_best_moves_it():
    found = emphases(of(busy("甲", 8), Person(id="乙"), announced=TOLD, make_ups=0))
    assert found == [Emphasis.BEST, Emphasis.KEEP_ANNOUNCED]


def test_fewest_sessions_are_offered_where_the_best_needs_a_make_up():
    people = (busy("甲", 7), busy("乙", 8), busy("丙", 9), busy("丁", 10), busy("戊", 11))
    found = alternatives(of(*people), 20)
    assert found[-1].emphasis == Emphasis.FEWEST_SESSIONS
    assert not any(held.make_ups for held in found[-1].solution.timetable.held)


def test_each_is_judged_by_the_whole_problem_and_the_first_is_the_best():
    instance = of(busy("甲", 8), Person(id="乙"), announced=TOLD, make_ups=0)
    found = alternatives(instance, 20)
    costs = [each.solution.cost for each in found]
    assert costs == [judge(instance, each.solution.timetable).cost for each in found]
    assert costs[0] == min(costs)


def test_somebody_who_says_stop_still_gets_the_first():
    found = alternatives(of(Person(id="甲")), 20, should_stop=lambda: True)
    assert [each.emphasis for each in found] == [Emphasis.BEST]
