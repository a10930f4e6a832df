"""The laws of the rota, and the reasons it gives."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.turns import Kind, Past, Span, Speaker, rota

MONDAY = date(2026, 1, 5)
LISTED = Span(since=date(2025, 1, 1))
TOPICS = ("档案数字化", "公文写作", "防汛值守", "基层调研方法")


def week(number: int) -> date:
    return MONDAY + timedelta(weeks=number)


def speaker(number: int, kind: Kind = Kind.OTHER, **facts) -> Speaker:
    return Speaker(id=number, name=f"第{number}人", kind=kind, **{"listed": LISTED} | facts)


def away(*numbers: int) -> tuple[Span, ...]:
    return tuple(Span(since=week(n), until=week(n) + timedelta(days=6)) for n in numbers)


@st.composite
def lists(draw, *, may_be_away: bool = True):
    """Speakers of all kinds with topics; but the first two some are away in some weeks."""
    size = draw(st.integers(2, 7))
    absences = st.sets(st.integers(0, 19), max_size=8 if may_be_away else 0)
    return [
        speaker(
            number,
            draw(st.sampled_from(Kind)),
            topics=tuple(draw(st.sets(st.sampled_from(TOPICS)))),
            away=away(*sorted(draw(absences))) if number > 2 else (),
        )
        for number in range(1, size + 1)
    ]


ASKED = {
    "gap_weeks": st.integers(1, 8),
    "tasks": st.lists(st.sampled_from(TOPICS), max_size=3),
    "every": st.integers(1, 3),
}


def propose(speakers, *, tasks, every, gap_weeks, past=(), count=20):
    weeks = [week(number) for number in range(0, count, every)]
    business = dict.fromkeys(weeks, tasks)
    return rota(speakers, past, weeks, business=business, gap_weeks=gap_weeks)


def turns_of(number, turns):
    return sum(turn.speaker == number for turn in turns)


@given(lists(), st.fixed_dictionaries(ASKED))
def test_two_who_are_always_there_never_differ_by_more_than_one_turn(speakers, asked):
    turns = propose(speakers, **asked)
    for until in range(len(turns) + 1):
        assert abs(turns_of(1, turns[:until]) - turns_of(2, turns[:until])) <= 1


@given(lists(), st.fixed_dictionaries(ASKED), st.data())
def test_in_any_part_of_a_run_they_differ_by_two_at_most(speakers, asked, data):
    turns = propose(speakers, **asked)
    first = data.draw(st.integers(0, len(turns)))
    last = data.draw(st.integers(first, len(turns)))
    part = turns[first:last]
    assert abs(turns_of(1, part) - turns_of(2, part)) <= 2


@given(lists(), st.fixed_dictionaries(ASKED))
def test_within_the_gap_only_if_everybody_there_is_within_it(speakers, asked):
    turns = propose(speakers, **asked)
    gap = timedelta(weeks=asked["gap_weeks"])
    for at, turn in enumerate(turns):
        near = {before.speaker for before in turns[:at] if turn.week - before.week < gap}
        if turn.speaker in near:
            there = {one.id for one in speakers if one.is_available(turn.week)}
            assert there <= near


@given(lists(may_be_away=False), st.fixed_dictionaries(ASKED))
def test_a_kind_is_repeated_only_if_nobody_of_another_is_as_due(speakers, asked):
    turns = propose(speakers, **asked)
    kinds = {one.id: one.kind for one in speakers}
    gap = timedelta(weeks=asked["gap_weeks"])
    for at in range(1, len(turns)):
        before, turn = turns[at - 1], turns[at]
        if kinds[before.speaker] != kinds[turn.speaker]:
            continue
        mine = turns_of(turn.speaker, turns[:at])
        near = {one.speaker for one in turns[:at] if turn.week - one.week < gap}
        as_due = [
            one
            for one in speakers
            if turns_of(one.id, turns[:at]) == mine and (one.id not in near or turn.speaker in near)
        ]
        assert {one.kind for one in as_due} == {kinds[turn.speaker]}


@given(lists(), st.fixed_dictionaries(ASKED))
def test_nobody_speaks_while_away_and_the_same_is_proposed_twice(speakers, asked):
    turns = propose(speakers, **asked)
    by_id = {one.id: one for one in speakers}
    assert all(by_id[turn.speaker].is_available(turn.week) for turn in turns if turn.speaker)
    assert turns == propose(speakers, **asked)


@given(lists(may_be_away=False), st.fixed_dictionaries(ASKED), st.integers(1, 12))
def test_an_absence_is_not_made_up_for(speakers, asked, weeks_away):
    absent = speaker(99, away=away(*range(weeks_away)))
    turns = propose([*speakers, absent], **asked, count=40)
    back = [turn for turn in turns if turn.week >= week(weeks_away)]
    for one in speakers:
        assert turns_of(99, back) - turns_of(one.id, back) <= 2


@given(lists(may_be_away=False), st.fixed_dictionaries(ASKED))
def test_proposing_at_once_or_one_by_one_is_the_same(speakers, asked):
    at_once = propose(speakers, **asked)
    weeks = [turn.week for turn in at_once]
    past: list[Past] = []
    for monday in weeks:
        (turn,) = rota(
            speakers,
            past,
            [monday],
            business={monday: asked["tasks"]},
            gap_weeks=asked["gap_weeks"],
        )
        past.append(Past(speaker=turn.speaker, week=monday, topic=turn.topic))
    assert [(one.speaker, one.week) for one in past] == [
        (turn.speaker, turn.week) for turn in at_once
    ]


def test_reasons_say_who_has_not_spoken_and_who_waited_longest():
    people = [speaker(1, Kind.HEAD), speaker(2, Kind.OFFICER), speaker(3, Kind.YOUNG)]
    past = [Past(speaker=1, week=week(0)), Past(speaker=2, week=week(2))]
    third, fourth = rota(people, past, [week(4), week(6)])
    assert (third.speaker, fourth.speaker) == (3, 1)
    assert third.why == "还没有讲过"
    assert fourth.reasons[0] == "上次讲是1月5日那一周，该讲的人里最久"


def test_a_change_of_kind_is_said_where_there_was_a_choice():
    people = [speaker(1, Kind.HEAD), speaker(2, Kind.HEAD), speaker(3, Kind.YOUNG)]
    first, second = rota(people, [], [week(0), week(1)])
    assert (first.speaker, second.speaker) == (1, 3)
    assert second.why == "还没有讲过；几类人轮流：上一讲是科室负责人，这一讲换青年干部"


def test_a_topic_that_goes_with_the_business_chooses_among_those_equally_due():
    people = [speaker(1, topics=("公文写作",)), speaker(2, topics=("档案数字化扫描",))]
    tasks = {week(0): ["完成馆藏档案数字化二期"], week(1): ["完成馆藏档案数字化二期"]}
    first, second = rota(people, [], [week(0), week(1)], business=tasks)
    assert first.speaker == 2
    assert first.topic == "档案数字化扫描"
    assert first.business == "完成馆藏档案数字化二期"
    assert "对得上（都有“档案数字化”）" in first.why
    assert second.speaker == 1, "fairness comes first"
    assert (second.topic, second.business) == ("公文写作", "")


def test_who_is_away_is_named_and_the_week_goes_to_another():
    people = [speaker(1, away=away(0)), speaker(2)]
    first, second = rota(people, [], [week(0), week(1)])
    assert (first.speaker, second.speaker) == (2, 1)
    assert "第1人这一周不在，回来再排" in first.why


def test_a_week_without_anybody_stays_free():
    (turn,) = rota([speaker(1, away=away(0))], [], [week(0)])
    assert turn.speaker is None
    assert turn.why == "这一周名单上的人都不在，空一次"
    assert rota([], [], [week(0)])[0].speaker is None
    assert rota([], [], []) == ()


def test_who_joins_late_does_not_speak_many_times_running():
    late = speaker(3, listed=Span(since=week(8)))
    turns = rota([speaker(1), speaker(2), late], [], [week(n) for n in range(14)])
    after = [turn.speaker for turn in turns[8:]]
    assert sorted(after) == [1, 1, 2, 2, 3, 3]


def test_turns_that_stand_ahead_keep_their_distance():
    people = [speaker(1), speaker(2)]
    ahead = [Past(speaker=1, week=week(2))]
    (turn,) = rota(people, ahead, [week(1)], gap_weeks=3)
    assert turn.speaker == 2


def test_alone_one_speaks_within_the_gap_and_is_told_so():
    turns = rota([speaker(1)], [], [week(0), week(1)], gap_weeks=6)
    assert [turn.speaker for turn in turns] == [1, 1]
    assert "间隔期内没有别人可排" in turns[1].why


def test_a_topic_given_once_is_not_proposed_again():
    people = [speaker(1, topics=("公文写作", "档案利用"))]
    turns = rota(people, [Past(speaker=1, week=week(0), topic="公文写作")], [week(2), week(4)])
    assert [turn.topic for turn in turns] == ["档案利用", ""]
