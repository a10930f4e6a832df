"""The row of links between a branch's pages shows each what they may open, and where they are."""

import re

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def links(response):
    row = re.search(r'<nav class="branch-places".*?</nav>', response.content.decode(), re.S)
    return (
        re.findall(r'<a href="([^"]+)"( aria-current="(?:page|true)")?>([^<]+)</a>', row[0])
        if row
        else []
    )


def test_the_row_marks_the_page_one_is_on(house, page):
    found = links(page("secretary", "branch", house.branch.pk))
    assert [title for _, here, title in found if here] == ["全年情况"]
    assert "概况" in [title for _, _, title in found]


def test_the_row_marks_the_room_of_a_page_below(house, client):
    client.force_login(house.users["secretary"])
    this_week = client.get(reverse("reviews:branch", args=[house.branch.pk]), follow=True)
    assert [title for _, here, title in links(this_week) if here] == ["每周复盘"]


@pytest.mark.parametrize("role", ["member", "officer", "secretary", "coordinator"])
def test_every_link_of_the_row_opens(house, client, role):
    client.force_login(house.users[role])
    answer = client.get(reverse("organisation:branch", args=[house.branch.pk]))
    found = links(answer)
    assert found
    for url, _, title in found:
        assert client.get(url, follow=True).status_code == 200, title


def test_a_reader_with_one_page_sees_no_row(house, client):
    client.force_login(house.users["reader"])
    answer = client.get(reverse("organisation:branch", args=[house.branch.pk]))
    assert links(answer) == []
