"""The page 事务: what one may attend to, under headings that are never empty."""

import re

import pytest
from django.urls import reverse
from tests.houses import ROLES, build_house

GROUP = re.compile(r'<h2>(.*?)</h2>\s*<ul class="links">(.*?)</ul>', re.S)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ROLES)
def test_no_heading_stands_over_nothing(client, role):
    client.force_login(build_house().users[role])
    page = client.get(reverse("home:affairs")).text
    groups = GROUP.findall(page)
    assert len(groups) == page.count("<h2>")
    assert groups
    assert all("<li>" in links for _, links in groups)


def test_a_secretary_finds_the_regime_above_the_own_suggestions(client):
    client.force_login(build_house().users["secretary"])
    titles = [title for title, _ in GROUP.findall(client.get(reverse("home:affairs")).text)]
    assert titles.index("组织生活") < titles.index("意见和管理")


def test_the_keeper_sees_no_affairs_of_a_branch(client):
    client.force_login(build_house().users["keeper"])
    page = client.get(reverse("home:affairs")).text
    assert "账号管理" in page
    assert reverse("meetings:home") not in page
