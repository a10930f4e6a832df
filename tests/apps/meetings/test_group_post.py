"""The branch's work-chat group hears of meetings of the whole branch, without the agenda."""

import pytest
from tests.apps.meetings.records import DAY, NOW, MeetingFactory, staffed_branch

from zhibu.apps.meetings.models import Meeting
from zhibu.apps.meetings.services.announcing import announce
from zhibu.apps.notices.models import GroupPost

pytestmark = pytest.mark.django_db


def test_the_group_hears_when_and_where_and_not_about_what():
    meeting = MeetingFactory(branch=staffed_branch().branch, title="讨论接收预备党员")
    announce(meeting=meeting, today=DAY, now=NOW)
    post = GroupPost.objects.get()
    assert post.branch == meeting.branch
    assert "三楼会议室" in post.text
    assert "接收" not in f"{post.subject}{post.text}"


def test_the_group_does_not_hear_of_committee_meetings():
    meeting = MeetingFactory(branch=staffed_branch().branch, kind=Meeting.Kind.COMMITTEE)
    announce(meeting=meeting, today=DAY, now=NOW)
    assert not GroupPost.objects.exists()
