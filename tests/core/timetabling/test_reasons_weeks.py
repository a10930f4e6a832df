"""The fewest items to leave a full week, against trying every set of them."""

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.timetabling.reasons_weeks import EXACT_UP_TO, FullWeek

ITEMS = "abcde"


@st.composite
def weeks(draw):
    people = draw(st.lists(st.sampled_from("pqr"), unique=True))
    asked = {
        person: Counter(draw(st.lists(st.sampled_from(ITEMS), max_size=5))) for person in people
    }
    return FullWeek(asked, {person: draw(st.integers(1, 3)) for person in people})


def leaves_all_one_free(week, gone):
    return all(
        sum(count for item, count in items.items() if item not in gone) < week.limits[person]
        for person, items in week.asked.items()
    )


@given(weeks(), st.sets(st.sampled_from(ITEMS)).map(frozenset))
def test_the_fewest_items_leave(week, gone):
    leaving = week.fewest(gone)

    assert leaves_all_one_free(week, gone | leaving)
    assert not any(
        leaves_all_one_free(week, gone.union(fewer))
        for size in range(len(leaving))
        for fewer in combinations(ITEMS, size)
    )


def test_so_many_that_not_every_set_is_tried_still_leave_all_one_free():
    names = [f"p{number}" for number in range(EXACT_UP_TO + 3)]
    week = FullWeek(
        {name: Counter({f"{name} first": 1, f"{name} second": 1}) for name in names},
        dict.fromkeys(names, 2),
    )

    leaving = week.fewest(frozenset())

    assert len(leaving) == len(names)
    assert leaves_all_one_free(week, leaving)


def test_an_item_that_everybody_has_leaves_first_where_many_must():
    names = [f"p{number}" for number in range(EXACT_UP_TO + 3)]
    own = {name: Counter({"joint": 1, f"{name} 1": 1, f"{name} 2": 1}) for name in names}

    leaving = FullWeek(own, dict.fromkeys(names, 2)).fewest(frozenset())

    assert "joint" in leaving
    assert len(leaving) == len(names) + 1
