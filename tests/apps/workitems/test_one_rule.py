"""What other rooms rely on: steps in their order, and one place for each fact of an item."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.apps.research.records import MeasureFactory
from tests.apps.workitems.records import (
    HindranceFactory,
    ItemOwnerFactory,
    WorkItemFactory,
    follow_up_of,
)
from tests.factories import BranchFactory, PersonFactory, SectionFactory

from zhibu.apps.foundation.revised import ChangedMeanwhile
from zhibu.apps.meetings.services import follow_ups
from zhibu.apps.research.services import measures
from zhibu.apps.workitems.models import Hindrance, WorkItem
from zhibu.apps.workitems.queries.items import (
    items_of_branch,
    items_of_person,
    owners_of,
)
from zhibu.apps.workitems.refusals import (
    AlreadyTaken,
    DayDoesNotFit,
    NotOfThisBranch,
    NotStuck,
    StepDoesNotFit,
    StuckAlready,
)
from zhibu.apps.workitems.services import hindrances, items
from zhibu.core.refusals import Refusal

DAY = date(2026, 11, 10)
LATER = date(2026, 11, 20)


def test_an_item_goes_its_four_steps_and_each_back(db):
    branch = BranchFactory()
    person = PersonFactory(zone=branch.zone)
    item = items.plan_item(branch=branch, title="移交老档案", by=person, on=DAY, owners=[person])
    assert item.step == "planned"
    item = items.deploy_item(item=item, on=DAY)
    assert item.step == "deployed"
    item = items.finish_item(item=item, on=LATER, outcome="移交三百卷")
    assert (item.step, item.done, item.outcome_told) == ("done", LATER, "移交三百卷")
    item = items.check_item(item=item, on=LATER, result="账实相符", by=person)
    assert (item.step, item.checked_by) == ("checked", person)
    for step in ("done", "deployed", "planned"):
        item = items.step_back(item=item)
        assert item.step == step
    assert (item.outcome, item.check_result, item.checked_by) == ("", "", None)
    with pytest.raises(StepDoesNotFit):
        items.step_back(item=item)


def test_steps_out_of_turn_and_days_out_of_order_are_refused(db):
    item = WorkItemFactory(planned_on=DAY)
    with pytest.raises(StepDoesNotFit):
        items.check_item(item=item, on=LATER, result="", by=None)
    with pytest.raises(DayDoesNotFit):
        items.deploy_item(item=item, on=DAY - timedelta(days=1))
    item = items.deploy_item(item=item, on=LATER)
    with pytest.raises(StepDoesNotFit):
        items.deploy_item(item=item, on=LATER)
    with pytest.raises(DayDoesNotFit):
        items.finish_item(item=item, on=DAY, outcome="办完")
    item = items.finish_item(item=item, on=LATER, outcome="办完")
    with pytest.raises(StepDoesNotFit):
        items.finish_item(item=item, on=LATER, outcome="又办完")
    with pytest.raises(StepDoesNotFit):
        items.drop_item(item=item, on=LATER, why="不办了")
    with pytest.raises(DayDoesNotFit):
        items.check_item(item=item, on=DAY, result="好", by=None)


def test_an_item_given_up_goes_no_further_until_taken_up_again(db):
    item = items.drop_item(item=WorkItemFactory(planned_on=DAY), on=LATER, why="市里不办了")
    assert not items_of_branch(item.branch).exists()
    for refused in (
        lambda: items.deploy_item(item=item, on=LATER),
        lambda: items.finish_item(item=item, on=LATER, outcome="办完"),
        lambda: items.drop_item(item=item, on=LATER, why="又不办了"),
        lambda: hindrances.say_stuck(item=item, on=LATER, reason="没人"),
    ):
        with pytest.raises(StepDoesNotFit):
            refused()
    assert items.step_back(item=item).dropped_on is None


def test_a_decision_is_finished_through_its_item_and_followed_when_opened_again(db):
    branch = BranchFactory()
    decision = follow_up_of(branch)
    item = items.plan_item(
        branch=branch,
        title=decision.text,
        by=None,
        on=DAY,
        due_on=date(2027, 1, 1),
        owners=[decision.owner],
        follow_up=decision,
    )
    assert (item.due, item.due_on, item.owners.count()) == (decision.due_on, None, 0)
    item = items.finish_item(item=item, on=LATER, outcome="修订好了")
    decision.refresh_from_db()
    assert (decision.done_on, decision.outcome) == (LATER, "修订好了")
    assert (item.done, item.done_on, item.outcome_told) == (LATER, None, "修订好了")
    follow_ups.reopen(follow_up=decision)
    assert items_of_branch(branch).get().step == "planned"
    follow_ups.move(follow_up=decision, to=date(2026, 12, 9))
    assert items_of_branch(branch).get().due == date(2026, 12, 9)
    assert items_of_branch(branch).get().due_day == date(2026, 12, 9)
    follow_ups.finish(follow_up=decision, done_on=DAY, outcome="真好了", today=LATER)
    assert items_of_branch(branch).get().outcome_told == "真好了"
    items.step_back(item=item)
    decision.refresh_from_db()
    assert decision.done_on is None


def test_a_measure_is_finished_through_its_item_and_the_other_way_round(db):
    measure = MeasureFactory()
    branch = BranchFactory(agency__zone=measure.zone)
    item = items.plan_item(branch=branch, title=measure.text, by=None, on=DAY, measure=measure)
    items.finish_item(item=item, on=LATER, outcome="请了两次")
    measure.refresh_from_db()
    assert (measure.done_on, measure.outcome) == (LATER, "请了两次")
    item = items.step_back(item=item)
    measure.refresh_from_db()
    assert (measure.done_on, item.done) == (None, None)
    measures.finish_measure(measure=measure, done_on=LATER, outcome="这边办的")
    assert items_of_branch(branch).get().outcome_told == "这边办的"


def test_a_source_is_taken_over_once_and_by_its_own_branch_only(db):
    branch = BranchFactory()
    decision = follow_up_of(branch)
    items.plan_item(branch=branch, title="一", by=None, on=DAY, follow_up=decision)
    with pytest.raises(AlreadyTaken):
        items.plan_item(branch=branch, title="二", by=None, on=DAY, follow_up=decision)
    other = follow_up_of(BranchFactory(agency__zone=branch.zone))
    with pytest.raises(NotOfThisBranch):
        items.plan_item(branch=branch, title="三", by=None, on=DAY, follow_up=other)
    with pytest.raises(NotOfThisBranch):
        items.plan_item(branch=branch, title="四", by=None, on=DAY, measure=MeasureFactory())
    with pytest.raises(NotOfThisBranch):
        items.plan_item(branch=branch, title="五", by=None, on=DAY, section=SectionFactory())
    with pytest.raises(NotOfThisBranch):
        items.plan_item(branch=branch, title="六", by=None, on=DAY, owners=[PersonFactory()])
    with pytest.raises(DayDoesNotFit):
        items.plan_item(branch=branch, title="七", by=None, on=LATER, due_on=DAY)


def test_owners_are_those_here_and_the_one_of_the_source(db, django_assert_num_queries):
    branch = BranchFactory()
    first, second = PersonFactory(zone=branch.zone), PersonFactory(zone=branch.zone)
    by_hand = WorkItemFactory(branch=branch)
    for person in (first, second):
        ItemOwnerFactory(item=by_hand, person=person)
    decision = follow_up_of(branch, owner=second)
    sourced = WorkItemFactory(branch=branch, follow_up=decision)
    ItemOwnerFactory(item=sourced, person=first)
    found = list(items_of_branch(branch))
    with django_assert_num_queries(1):
        owners = owners_of(found)
    assert owners == {by_hand.pk: [first, second], sourced.pk: [second, first]}
    assert set(items_of_person(first)) == set(items_of_person(second)) == {by_hand, sourced}
    assert owners_of(WorkItem.objects.all()) == owners


def test_two_who_change_an_item_at_once_lose_nothing(db):
    item = WorkItemFactory()
    items.change_item(item=item, revision=0, title="甲写的", goal="甲的目标")
    with pytest.raises(ChangedMeanwhile) as refused:
        items.change_item(item=item, revision=0, title="乙写的")
    assert "甲的目标" in refused.value.theirs
    items.change_item(item=item, revision=refused.value.revision, title="合在一起")
    item.refresh_from_db()
    assert item.title == "合在一起"


def test_an_item_is_stuck_once_at_a_time_and_goes_on(db):
    item = WorkItemFactory(planned_on=DAY)
    with pytest.raises(NotStuck):
        hindrances.clear_hindrance(item=item, on=DAY)
    with pytest.raises(DayDoesNotFit):
        hindrances.say_stuck(item=item, on=DAY - timedelta(days=1), reason="等批复")
    hindrances.say_stuck(item=item, on=LATER, reason="等批复")
    with pytest.raises(StuckAlready, match="等批复"):
        hindrances.say_stuck(item=item, on=LATER, reason="等人手")
    with pytest.raises(DayDoesNotFit):
        hindrances.clear_hindrance(item=item, on=DAY)
    cleared = hindrances.clear_hindrance(item=item, on=LATER + timedelta(days=2))
    assert cleared.days(LATER + timedelta(days=30)) == 3


@pytest.mark.parametrize("end", ["finished", "given up"])
def test_what_holds_an_item_up_ends_with_the_item(db, end):
    item = WorkItemFactory(planned_on=DAY)
    HindranceFactory(item=item, since=DAY)
    if end == "finished":
        items.finish_item(item=item, on=LATER, outcome="办完")
    else:
        items.drop_item(item=item, on=LATER, why="不办了")
    assert Hindrance.objects.get().until == LATER


def take(item, what, on):
    """Try one step of an item."""
    steps = {
        "deploy": lambda: items.deploy_item(item=item, on=on),
        "finish": lambda: items.finish_item(item=item, on=on, outcome="好"),
        "check": lambda: items.check_item(item=item, on=on, result="好", by=None),
        "drop": lambda: items.drop_item(item=item, on=on, why="不办"),
        "back": lambda: items.step_back(item=item),
    }
    return steps[what]()


def test_what_holds_an_item_up_ends_with_the_source_on_its_own_page(db):
    decision = follow_up_of(BranchFactory())
    item = WorkItemFactory(branch=decision.meeting.branch, follow_up=decision, planned_on=DAY)
    HindranceFactory(item=item, since=DAY)
    follow_ups.finish(follow_up=decision, done_on=LATER, outcome="好了", today=LATER)
    assert Hindrance.objects.get().until == LATER


@pytest.mark.parametrize("kind", ["decision", "measure"])
def test_a_source_taken_off_the_record_leaves_its_facts_with_the_item(db, kind):
    if kind == "decision":
        source = follow_up_of(BranchFactory())
        item = WorkItemFactory(branch=source.meeting.branch, follow_up=source)
    else:
        source = MeasureFactory()
        item = WorkItemFactory(branch__agency__zone=source.zone, measure=source)
    owner, due = source.owner, source.due_on
    item = items.finish_item(item=item, on=LATER, outcome="办完了")
    source.refresh_from_db()
    if kind == "decision":
        source.delete()
    else:
        measures.delete_measure(measure=source)
    item.refresh_from_db()
    assert (item.source, item.due, item.done, item.outcome) == (None, due, LATER, "办完了")
    assert owners_of([item]) == {item.pk: [owner]}
    assert items.step_back(item=item).step == "planned"


class StepsAreDays(TestCase):
    """Whatever is tried in whatever order, the days of an item stay in theirs."""

    @given(
        st.lists(
            st.tuples(
                st.sampled_from(("deploy", "finish", "check", "drop", "back")),
                st.integers(-3, 30),
            ),
            max_size=12,
        )
    )
    def test_days_of_the_steps_never_run_backwards(self, tries):
        item = WorkItemFactory(planned_on=DAY)
        for what, after in tries:
            on = DAY + timedelta(days=after)
            try:
                item = take(item, what, on)
            except Refusal:
                item.refresh_from_db()
            days = [item.planned_on, item.deployed_on, item.done_on, item.checked_on]
            known = [day for day in days if day is not None]
            assert known == sorted(known)
            assert item.checked_on is None or item.done_on is not None
            assert item.dropped_on is None or item.done_on is None
