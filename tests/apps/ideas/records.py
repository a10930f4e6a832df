"""Proposals for tests, and a browser that makes and follows them as people do."""

import re
from datetime import date

import factory
from django.urls import reverse
from factory.django import DjangoModelFactory
from tests.factories import BranchFactory

from zhibu.apps.ideas.models import Decision, Idea

TODAY = date(2026, 11, 24)
"""The day on which the tests of this room happen."""
CODE = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")


class IdeaFactory(DjangoModelFactory):
    """An unsigned proposal of ten days ago, unless told otherwise."""

    class Meta:
        model = Idea

    branch = factory.SubFactory(BranchFactory)
    zone = factory.SelfAttribute("branch.zone")
    title = factory.Sequence("建议{}".format)
    proposal = "两张表合成一张"
    proposed_on = date(2026, 11, 14)
    answer_by = date(2026, 12, 14)


class AnsweredIdeaFactory(IdeaFactory):
    """An adopted proposal."""

    decision = Decision.ADOPTED
    reason = "能省一半时间"
    decided_on = date(2026, 11, 20)


def typed(branch, *, name="unsigned", **facts):
    """Return what a browser posts from the form of a proposal."""
    return {
        "title": "把两张月报表合成一张",
        "problem": "同样的数字每月填两遍",
        "proposal": "用一张表，两边各取所需",
        "city_task": "",
        "branch": branch.pk,
        "name": name,
    } | facts


def propose(client, branch, **facts):
    """Send a proposal through the page."""
    return client.post(reverse("ideas:propose"), typed(branch, **facts))


def code_on(page):
    """Return the reference code a page shows."""
    found = CODE.search(page.text)
    assert found, page.text
    return found[0]


def answer(client, idea, *, decision="adopted", reason="能省一半时间", revision=None, **facts):
    """Answer a proposal through the page, as opened now unless `revision` says otherwise."""
    idea.refresh_from_db()
    kept = idea.revision if revision is None else revision
    posted = {"decision": decision, "reason": reason, "revision": kept, "owner": "", "due_on": ""}
    return client.post(reverse("ideas:answer", args=[idea.pk]), posted | facts)


def look_up(client, code):
    """Read the answer with a code."""
    return client.post(reverse("ideas:look_up"), {"code": code})
