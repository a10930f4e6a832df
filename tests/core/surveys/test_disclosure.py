"""What is withheld, for which reason, and what stays."""

import pytest

from zhibu.core.surveys.disclosure import DEFAULT_RULE, DisclosureRule, withheld
from zhibu.core.surveys.disclosure_differences import differences_too_small
from zhibu.core.surveys.tables import EVERYBODY, CountTable, Frame

BY = "agency"


def table(counts, *, by=BY, is_multiple=False, answered=None, question="q"):
    """Return a table from counts by group, each a tuple over p, q, r …; everybody is their sum."""
    codes = tuple("pqrstu"[: len(next(iter(counts.values())))])
    everybody = tuple(map(sum, zip(*counts.values(), strict=True)))
    rows = {EVERYBODY: everybody, **(counts if by else {})}
    sizes = answered or {group: sum(row) for group, row in counts.items()}
    totals = {EVERYBODY: sum(sizes.values()), **(sizes if by else {})}
    return CountTable(
        question=question,
        by=by,
        is_multiple=is_multiple,
        codes=codes,
        groups=tuple(rows),
        answered=totals,
        asked=totals,
        counts={group: dict(zip(codes, row, strict=True)) for group, row in rows.items()},
    )


def judged(counts, rule=DEFAULT_RULE, frame=None, **more):
    tables = [table(counts, by=None, **more), table(counts, **more)]
    return withheld(tables, rule, frame)


def hidden(result, by=BY):
    return {(group, code) for _, grouping, group, code in result.cells if grouping == by}


def test_nothing_is_withheld_where_everything_is_large():
    assert judged({"a": (9, 8, 7), "b": (8, 9, 6)}) == withheld([], DEFAULT_RULE)


def test_a_group_below_five_is_withheld_with_another_that_would_tell_it():
    result = judged({"a": (1, 1, 2), "b": (6, 5, 7), "c": (9, 8, 6)})
    assert ("q", BY, "a") in result.groups
    assert {group for group, _ in hidden(result)} & {"b", "c"}
    assert "有1处因一组里回答的不足5人，整组不公布。" in result.reasons


def test_the_groups_size_is_not_said_either():
    result = judged({"a": (1, 1, 2), "b": (6, 5, 7)})
    assert result.hides_group("q", BY, "a")
    assert result.hides_cell("q", BY, "a", "p")
    assert result.hides_mean("q", BY, "a")


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_are_withheld_and_so_are_all_but_one_or_two(count):
    few = judged({"a": (count, 14), "b": (15, 15)})
    assert {("a", "p"), ("a", "q")} <= hidden(few)


def test_none_at_all_is_published():
    assert judged({"a": (0, 8, 7), "b": (8, 9, 6)}).cells == frozenset()


def test_a_small_group_of_one_mind_is_withheld_a_large_one_is_not():
    small = judged({"a": (9, 0), "b": (15, 15)})
    large = judged({"a": (12, 0), "b": (15, 15)})
    assert ("a", "p") in hidden(small)
    assert hidden(large) == set()


def test_a_single_choice_needs_a_ring_of_cells():
    result = judged({"a": (2, 9, 8), "b": (8, 9, 6), "c": (7, 9, 8)})
    cells = hidden(result)
    assert ("a", "p") in cells
    in_row = [cell for cell in cells if cell[0] == "a"]
    in_column = [cell for cell in cells if cell[1] == "p"]
    assert len(in_row) >= 2
    assert len(in_column) >= 2
    assert "另有3格一并不公布，以免用减法推算出来。" in result.reasons


def test_several_answers_need_another_cell_of_the_column_only():
    sizes = {"a": 12, "b": 14, "c": 15}
    result = judged({"a": (2, 6), "b": (5, 7), "c": (8, 6)}, is_multiple=True, answered=sizes)
    assert {code for _, code in hidden(result)} == {"p"}


def test_a_rule_may_be_stricter():
    rule = DisclosureRule(smallest_group=10, smallest_cell=5)
    result = judged({"a": (4, 5), "b": (15, 15), "c": (15, 15)}, rule)
    assert ("q", BY, "a") in result.groups


def test_what_was_shown_before_stays_shown():
    first = {"a": (9, 8, 7), "b": (8, 9, 6)}
    second = {"x": (1, 8, 7), "y": (16, 9, 6)}
    alone = withheld([table(first, by=None), table(first)], DEFAULT_RULE)
    both = [table(first, by=None), table(first), table(second, by="age")]
    together = withheld(both, DEFAULT_RULE)
    assert hidden(together) == hidden(alone)
    assert hidden(together, "age")


def test_a_group_of_the_second_grouping_like_one_of_the_first_is_withheld():
    """Those over fifty are agency b but for two: their answers are the difference."""
    ages = {"a": (14, 2), "b": (0, 15)}
    first, second = {"a": (9, 7), "b": (8, 7)}, {"p": (8, 6), "q": (9, 8)}
    tables = [
        table(ages, by=None, question="age"),
        table(ages, question="age"),
        table(first, by=None),
        table(first),
        table(second, by="age"),
    ]
    assert ("q", "age", "q") in withheld(tables, DEFAULT_RULE).groups


def test_numbers_of_few_are_hidden_among_others():
    """Mean times n is a sum: one person's number is the total less the sums of the groups."""
    counts = {"a": (), "b": (), "c": ()}
    sizes = {"a": 1, "b": 12, "c": 20}
    tables = [table(counts, by=by, answered=sizes) for by in (None, BY)]
    assert withheld(tables, DEFAULT_RULE).groups == {("q", BY, "a"), ("q", BY, "b")}


def test_weighted_shares_that_would_tell_groups_apart_are_named():
    counts = {"a": (2, 9, 8), "b": (8, 9, 6), "c": (7, 9, 8)}
    frame = Frame(population=90, margins={BY: {"a": 40, "b": 30, "c": 20}})
    assert ("q", "p") in judged(counts, frame=frame).weighted
    assert judged(counts).weighted == frozenset()


def test_the_same_tables_are_always_judged_the_same():
    counts = {"a": (2, 9, 8), "b": (1, 9, 6), "c": (7, 2, 8), "d": (9, 4, 1)}
    assert judged(counts) == judged(counts)


def test_three_who_came_later_are_not_the_difference_of_two_tables():
    before = table({"a": (9, 8)})
    assert differences_too_small(before, table({"a": (11, 9)}), DEFAULT_RULE)
    assert differences_too_small(before, table({"a": (8, 9)}), DEFAULT_RULE)
    assert not differences_too_small(before, table({"a": (13, 13)}), DEFAULT_RULE)
    lone = differences_too_small(before, table({"a": (16, 9)}), DEFAULT_RULE)
    assert ("a", "p") in lone
    assert not differences_too_small(before, before, DEFAULT_RULE)


def test_only_the_same_table_can_be_compared_with_itself():
    with pytest.raises(ValueError, match="one question"):
        differences_too_small(table({"a": (9, 8)}), table({"b": (9, 8)}), DEFAULT_RULE)
