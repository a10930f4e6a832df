"""What must hold of every explanation, on random small problems, held against the judge."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.core.timetabling.instances import random_problems
from tests.core.timetabling.removing import (
    allows,
    has_some_place,
    removable_facts,
    subsets_below,
    without,
)

from zhibu.core.timetabling.reasons import why_unplaced
from zhibu.core.timetabling.reasons_blocking import places_of
from zhibu.core.timetabling.reasons_facts import FactKind, ReasonKind
from zhibu.core.timetabling.timetable import Held, Timetable

FILTERED = {"deadline": None, "suppress_health_check": [HealthCheck.filter_too_much]}
OFTEN = settings(max_examples=10, **FILTERED)
SELDOM = settings(max_examples=250, **FILTERED)
"""For laws that try every place for every set of facts."""


@st.composite
def tight_problems(draw, **sizes):
    """A problem, a timetable that leaves an item out, and that item."""
    instance = draw(random_problems(**sizes))
    order = draw(st.permutations([item.id for item in instance.items]))
    table = Timetable()
    for name in order[1:]:
        free = [
            place.placement
            for place in places_of(instance, table, instance.item[name])
            if not place.facts
        ]
        if free:
            held = Held(item=name, main=draw(st.sampled_from(free)))
            table = Timetable(held=(*table.held, held))
    return instance, table, order[0]


@given(tight_problems())
@OFTEN
def test_without_the_facts_named_the_place_named_would_do(problem):
    instance, timetable, item = problem
    reason = why_unplaced(instance, timetable, item)
    assume(reason.kind is not ReasonKind.STRUCTURE)

    changed, rest = without(instance, timetable, reason.facts)

    assert allows(changed, rest, item, reason.would_do)


@given(tight_problems(most_days=2, most_people=3))
@SELDOM
def test_nothing_smaller_would_do(problem):
    instance, timetable, item = problem
    reason = why_unplaced(instance, timetable, item)
    assume(reason.facts and reason.kind is not ReasonKind.STRUCTURE)
    others, own = removable_facts(instance, timetable, item)
    of_others_alone = all(fact.kind is FactKind.SESSION for fact in reason.facts)

    for fewer in subsets_below(others if of_others_alone else others + own, len(reason.facts)):
        assert not has_some_place(*without(instance, timetable, fewer), item), fewer


@given(tight_problems(most_days=2, most_people=2, most_items=2))
@SELDOM
def test_what_can_never_be_placed_cannot_whatever_is_removed(problem):
    instance, timetable, item = problem
    reason = why_unplaced(instance, timetable, item)
    assume(reason.kind is ReasonKind.STRUCTURE)
    others, own = removable_facts(instance, timetable, item)
    facts = (others + own)[:4]

    for some in subsets_below(facts, len(facts) + 1):
        assert not has_some_place(*without(instance, timetable, some), item), some


@given(tight_problems())
@OFTEN
def test_every_explanation_speaks_in_whole_sentences(problem):
    instance, timetable, item = problem

    said = why_unplaced(instance, timetable, item).said

    assert said.endswith("。")
    assert "{" not in said
    assert "None" not in said
