"""The suggestions: what the rule promises, whatever the branch did."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhibu.core.activities.known import coming, kinds, occasions
from zhibu.core.activities.means import BASE, Means, Named, Place, Speaker, Work
from zhibu.core.activities.past import Done
from zhibu.core.activities.situation import Situation
from zhibu.core.activities.suggest import TOO_OFTEN, suggest
from zhibu.core.activities.suggestion import About

ON = date(2026, 11, 24)
KEYS = [kind.key for kind in kinds()]
PLACES = (
    Place(id=1, kind=BASE, name="纪念园"),
    Place(id=2, kind=BASE, name="柳河村"),
    Place(id=3, kind=BASE, name="青石岭", is_away=True),
    Place(id=4, kind=BASE, name="旧粮站", is_closed=True),
    Place(id=1, kind="hall", name="报告厅"),
    Place(id=2, kind="corner", name="读书角"),
)
MEANS = Means(
    places=PLACES,
    partners=(Named(id=1, name="史志中心"), Named(id=2, name="网信中心")),
    speakers=(Speaker(id=1, name="郑怀远", topics="党章解读、公文写作"),),
    work=(
        Work(id=7, name="档案开放审核", due=date(2026, 12, 9), city_task=1),
        Work(id=1, name="流域治理", is_city=True, city_task=1),
    ),
    themes=(Named(id=1, name="理论学习"), Named(id=2, name="服务群众")),
)
done = st.builds(
    Done,
    day=st.dates(ON - timedelta(days=900), ON + timedelta(days=60)),
    kind=st.sampled_from([*KEYS, "other"]),
    base=st.sampled_from([None, 1, 2, 3, 4]),
    room=st.sampled_from([None, 1, 2]),
    partners=st.frozensets(st.sampled_from([1, 2])),
)
pasts = st.lists(done, max_size=25).map(tuple)


def situation(past=(), means=MEANS):
    return Situation(on=ON, past=tuple(past), means=means)


def all_of(past, means=MEANS):
    return suggest(situation(past, means), most=len(KEYS))


def ago(days, kind="other", **facts):
    return Done(day=ON - timedelta(days=days), kind=kind, **facts)


@given(pasts)
def test_the_same_situation_gives_the_same_suggestions(past):
    assert suggest(situation(past)) == suggest(situation(reversed(past)))


@given(pasts)
def test_kinds_differ_and_every_reason_says_something(past):
    found = suggest(situation(past))
    assert 3 <= len(found) <= 5
    assert len({made.kind for made in found}) == len(found)
    for made in found:
        assert all(reason.words.endswith("。") for reason in made.reasons)
        assert made.reasons[0].about is About.KIND


@given(pasts)
def test_closed_and_worn_places_are_never_suggested(past):
    for made in all_of(past):
        if made.place and made.place.is_base:
            assert not made.place.is_closed
            assert (
                sum(one.base == made.place.id and one.day > date(2024, 11, 24) for one in past)
                < TOO_OFTEN
            )


@given(pasts)
def test_a_place_away_is_the_last_resort_and_never_without_its_note(past):
    for made in all_of(past):
        if made.place and made.place.is_away:
            assert made.notes == ("外出活动按规定报批。",)
            assert all(sum(one.base == near for one in past) >= TOO_OFTEN for near in (1, 2))
        else:
            assert made.notes == ()


@given(pasts, st.sampled_from(KEYS), st.integers(0, 364))
def test_doing_a_kind_once_more_never_raises_it(past, kind, days):
    def rank(of):
        return [made.kind.key for made in all_of(of)].index(kind)

    if kind in {made.kind.key for made in all_of(past)}:
        assert rank((*past, ago(days, kind))) >= rank(past)


@given(pasts, st.sampled_from([1, 2, 3]), st.integers(0, 700))
def test_going_somewhere_once_more_never_makes_it_the_first_choice(past, base, days):
    def first(of):
        return next((one.place.id for one in all_of(of) if one.place and one.place.is_base), None)

    if first(past) != base:
        assert first((*past, ago(days, base=base))) != base


@given(pasts)
def test_the_first_suggestion_is_of_the_kinds_done_least(past):
    found = all_of(past)
    assert [made.done for made in found] == sorted(made.done for made in found)
    assert found[0].gain == max(made.gain for made in found)


def test_own_work_season_and_the_least_used_decide_among_equals():
    found = all_of([])
    assert found[0].kind.key == "service"  # serves work, and 5 December suits
    assert found[0].title == "志愿服务：档案开放审核"
    said = [reason.words for reason in found[0].reasons]
    assert "支部正在办“档案开放审核”，期限2026年12月9日。" in said
    assert "12月5日是国际志愿者日（联合国大会第40/212号决议）。" in said
    lecture = next(made for made in found if made.kind.key == "lecture")
    assert (lecture.place.name, lecture.speaker.name) == ("报告厅", "郑怀远")
    assert lecture.subject == "党章解读"
    past = [ago(40, "joint", partners=frozenset({1}), room=1)]
    joint = next(made for made in all_of(past) if made.kind.key == "joint")
    assert joint.partner.name == "网信中心"
    assert "没有和网信中心合办过。" in [reason.words for reason in joint.reasons]


def test_with_nothing_to_use_it_still_says_which_kinds():
    found = all_of([], Means())
    assert "visit" not in {made.kind.key for made in found}
    assert all(made.place is None and made.work is None for made in found)
    assert all(len(made.title) <= 40 for made in found)


@given(pasts)
def test_work_days_of_the_year_and_themes_are_named_once(past):
    found = all_of(past)
    for named in ("work", "occasion"):
        given_out = [getattr(made, named) for made in found if getattr(made, named)]
        assert len(given_out) == len(set(given_out))
    themes = [made.theme for made in found if made.theme]
    assert set(themes[: len(MEANS.themes)]) == set(themes)


def test_a_city_task_served_this_year_is_not_named_again():
    only_city = replace(MEANS, work=MEANS.work[1:])
    assert any(made.work for made in all_of([], only_city))
    assert not any(made.work for made in all_of([ago(9, city_task=1)], only_city))


def test_a_long_past_tells_the_gain_and_when_last():
    past = [ago(30 * n, "document", base=1 if n == 25 else None) for n in range(1, 26)]
    visit = next(
        made for made in all_of(past) if made.place == PLACES[1] or made.place == PLACES[0]
    )
    assert "丰富程度由1.0变为" in visit.reasons[0].words
    worn = [ago(10, base=1), ago(20, base=1), ago(800, base=2)]
    service = next(made for made in all_of(worn) if made.kind.key == "service")
    assert f"两年内没有去过柳河村，上次是{(ON - timedelta(days=800)).year}年" in "".join(
        reason.words for reason in service.reasons
    )


def test_what_is_only_planned_is_not_told_as_done():
    ahead = [ago(-8, key, partners=frozenset({1, 2})) for key in ("joint", *KEYS)]
    joint = next(made for made in all_of(ahead) if made.kind.key == "joint")
    said = [reason.words for reason in joint.reasons]
    assert said[0].startswith("近一年办过和已列入计划的联学联建共2次。")
    assert any("次（含已列入计划的2026年12月2日）。" in words for words in said)


def test_occasions_are_days_of_the_year_for_known_kinds():
    for occasion in occasions():
        assert occasion.next_from(ON) >= ON
        assert set(occasion.kinds) <= set(KEYS)
        assert occasion.source
    assert [day for day, _ in coming(ON)] == sorted(day for day, _ in coming(ON))


@pytest.mark.parametrize("on", [date(2026, 12, 5), date(2026, 12, 6), date(2028, 2, 29)])
def test_an_occasion_counts_to_its_own_day(on):
    names = {occasion.name for _, occasion in coming(on)}
    assert ("国际志愿者日" in names) == (on == date(2026, 12, 5))
    assert ("学雷锋纪念日" in names) == (on == date(2028, 2, 29))
