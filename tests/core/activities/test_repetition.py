"""Which visit to a place an activity is."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.activities.past import Done, years_before
from zhibu.core.activities.repetition import repetition, repetitions, visits

days = st.dates(date(2020, 1, 1), date(2026, 12, 31))
past = st.lists(
    st.builds(
        Done,
        day=days,
        kind=st.sampled_from(["visit", "service"]),
        base=st.sampled_from([None, 1, 2]),
    ),
    max_size=12,
).map(lambda made: sorted(made, key=lambda done: done.day))


def visit(*parts, kind="visit", base=1):
    return Done(day=date(*parts), kind=kind, base=base)


def test_the_fourth_visit_in_two_years_is_the_fourth():
    made = [
        visit(2024, 11, 1),
        visit(2024, 12, 1),
        visit(2025, 4, 1, kind="service"),
        visit(2025, 6, 1, base=2),
        visit(2026, 4, 1),
        visit(2026, 11, 20),
    ]
    assert [(one.here, one.alike) for one in repetitions(made)] == [
        *((1, 1), (2, 2), (3, 1), (1, 1), (4, 3), (4, 3))
    ]
    assert repetitions(made)[5].last == date(2026, 4, 1)


def test_two_years_are_two_years_to_the_day():
    first = visit(2024, 2, 29)
    assert years_before(date(2026, 2, 28), 2) == date(2024, 2, 28)
    assert repetition(visit(2026, 2, 28), [first]).here == 2
    assert repetition(visit(2026, 3, 1), [first]).here == 1


def test_an_activity_at_no_place_repeats_none():
    assert repetition(visit(2026, 1, 1, base=None), [visit(2025, 1, 1, base=None)]).here == 0


@given(past)
def test_the_count_rises_by_one_within_a_window(made):
    for again, done in zip(repetitions(made), made, strict=True):
        assert again.alike <= again.here
        assert (again.here == 0) == (done.base is None)
        assert (again.last is None) == (again.here <= 1)


@given(past, days)
def test_old_visits_are_forgotten_and_others_do_not_count(made, on):
    assert visits([one for one in made if one.base != 1], 1, on=on) == 0
    old = [Done(day=years_before(on, 2) - timedelta(days=n), kind="visit", base=1) for n in (0, 9)]
    assert visits([*made, *old], 1, on=on) == visits(made, 1, on=on)
