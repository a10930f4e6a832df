"""Who proposed to another branch reads its answer, not the branch's work items."""

import pytest
from tests.apps.ideas.records import AnsweredIdeaFactory
from tests.apps.workitems.records import WorkItemFactory
from tests.houses import build_house

pytestmark = pytest.mark.django_db


def test_the_author_elsewhere_reads_that_it_became_an_item_and_not_what_the_item_says(client):
    house = build_house()
    item = WorkItemFactory(branch=house.other_branch, title="只在支部里说的事项名称")
    idea = AnsweredIdeaFactory(branch=house.other_branch, author=house.person, item=item)
    client.force_login(house.users["member"])
    shown = client.get(idea.get_absolute_url()).text
    assert "已列入支部的工作事项" in shown
    assert item.title not in shown
    client.force_login(house.users["neighbour"])
    assert item.title in client.get(idea.get_absolute_url()).text
