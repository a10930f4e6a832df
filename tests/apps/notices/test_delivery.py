"""A notice stands in the page at once and goes out in working hours, once a day for a matter."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django_tasks_db.models import DBTaskResult
from tests.apps.notices.chats import running_chat
from tests.factories import BranchFactory, member_of

from zhibu.apps.notices import services
from zhibu.apps.notices.delivery import deliver_due, forget_old
from zhibu.apps.notices.models import GroupPost, Notice
from zhibu.apps.notices.tasks import deliver

pytestmark = pytest.mark.django_db

SHANGHAI = ZoneInfo("Asia/Shanghai")
MORNING = datetime(2026, 11, 24, 10, tzinfo=SHANGHAI)  # a Tuesday
EVENING = datetime(2026, 11, 27, 20, tzinfo=SHANGHAI)  # a Friday
MONDAY = datetime(2026, 11, 30, 9, tzinfo=SHANGHAI)
ROBOT = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1"


@pytest.fixture
def branch():
    return BranchFactory()


@pytest.fixture
def person(branch):
    return member_of(branch)


def tell(person, text="9点，三楼", *, now=MORNING, subject="通知：党员大会", url="/meetings/1/"):
    people = person if isinstance(person, list) else [person]
    return services.send(
        zone_id=people[0].zone_id, to=people, subject=subject, text=text, url=url, now=now
    )


def wants_mail(person, address="chen@example.gov.cn"):
    services.choose_channel(person=person, kind="mail", address=address)


def go_out(branch, now=MORNING, **ways):
    return deliver_due(zone_id=branch.zone_id, now=now, **ways)


def test_in_working_hours_it_goes_out_at_once_and_else_on_the_next_working_morning(person):
    assert tell(person)[0].deliver_after == MORNING
    assert tell(person, now=EVENING)[0].deliver_after == MONDAY
    runs = set(DBTaskResult.objects.values_list("run_after", flat=True))
    assert runs == {MORNING, MONDAY}


def test_without_a_wish_nothing_leaves_the_page(branch, person, mailoutbox):
    tell(person)
    assert go_out(branch) == 0
    assert mailoutbox == []
    wants_mail(person)
    go_out(branch)
    assert mailoutbox == []  # what is past is past


def test_who_asked_for_mail_gets_it_once_and_not_before_its_time(branch, person, mailoutbox):
    wants_mail(person)
    tell(person, now=EVENING)
    go_out(branch, EVENING)
    assert mailoutbox == []
    for _ in range(2):
        go_out(branch, MONDAY)
    (mail,) = mailoutbox
    assert (mail.to, mail.subject) == (["chen@example.gov.cn"], "通知：党员大会")
    assert "9点，三楼" in mail.body
    assert "不需要回复" in mail.body


def test_a_line_break_in_a_subject_does_not_reach_the_mail_header(branch, person, mailoutbox):
    wants_mail(person)
    tell(person, subject="通知\r\nBcc: x@example.com")
    go_out(branch)
    assert mailoutbox[0].subject == "通知 Bcc: x@example.com"


def test_the_mail_links_to_the_page_where_the_address_is_known(
    branch, person, mailoutbox, settings
):
    settings.SITE_ADDRESS = "https://zhibu.example.gov.cn"
    wants_mail(person)
    tell(person)
    go_out(branch)
    assert "https://zhibu.example.gov.cn/meetings/1/" in mailoutbox[0].body


def test_nobody_is_told_twice_a_day_of_one_matter(branch, person, mailoutbox):
    wants_mail(person)
    tell([person, person])
    go_out(branch)
    (told,) = tell(person, "改到四楼", now=MORNING + timedelta(hours=1))
    assert Notice.objects.get().text == "改到四楼"
    assert told.deliver_after == datetime(2026, 11, 25, 9, tzinfo=SHANGHAI)
    go_out(branch, MORNING + timedelta(hours=2))
    assert len(mailoutbox) == 1
    go_out(branch, told.deliver_after)
    assert "改到四楼" in mailoutbox[1].body


def test_the_same_words_again_change_nothing(branch, person, mailoutbox):
    wants_mail(person)
    tell(person)
    go_out(branch)
    tell(person)
    go_out(branch, MORNING + timedelta(days=1))
    assert (Notice.objects.count(), len(mailoutbox)) == (1, 1)


def test_other_matters_and_other_days_are_told_separately(person):
    tell(person)
    tell(person, url="/meetings/2/")
    tell(person, url="", subject="甲")
    tell(person, url="", subject="乙")
    tell(person, now=MORNING + timedelta(days=1))
    assert Notice.objects.count() == 5


def test_telling_nobody_is_nothing(branch):
    assert services.send(zone_id=branch.zone_id, to=[], subject="通知", text="", now=MORNING) == []


@pytest.mark.parametrize("count", [1, 3])
def test_telling_costs_the_same_for_few_and_many(branch, count, django_assert_num_queries):
    people = [member_of(branch) for _ in range(count)]
    with django_assert_num_queries(7):
        tell(people)


def test_mail_that_cannot_be_sent_is_tried_again(branch, person, settings, mailoutbox):
    wants_mail(person)
    tell(person)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert go_out(branch) == 1
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert go_out(branch, MORNING + timedelta(hours=1)) == 0
    assert len(mailoutbox) == 1


def test_what_failed_for_two_days_is_left(branch, person, mailoutbox):
    wants_mail(person)
    tell(person)
    assert go_out(branch, MORNING + timedelta(days=3)) == 0
    assert mailoutbox == []


def test_the_group_hears_once_what_concerns_everyone(branch):
    services.set_robot(branch=branch, address=ROBOT)
    services.post_to_group(branch=branch, subject="党员大会", text="9点，三楼", now=MORNING)
    with running_chat() as chat:
        for _ in range(2):
            go_out(branch, connect=chat.connect)
    ((_path, body),) = chat.posted
    assert body["text"]["content"] == "【支部通知】党员大会\n9点，三楼"


def test_without_a_robot_or_after_it_was_removed_nothing_is_posted(branch):
    services.set_robot(branch=branch, address=ROBOT)
    services.remove_robot(branch=branch)
    services.post_to_group(branch=branch, subject="党员大会", text="", now=MORNING)
    with running_chat() as chat:
        assert go_out(branch, connect=chat.connect) == 0
        assert chat.posted == []
    assert GroupPost.objects.get().delivered_at == MORNING


def test_a_chat_that_refuses_is_asked_again_later(branch):
    services.set_robot(branch=branch, address=ROBOT)
    services.post_to_group(branch=branch, subject="党员大会", text="", now=MORNING)
    with running_chat(answer=b'{"errcode": 93000}') as chat:
        assert go_out(branch, connect=chat.connect) == 1
        chat.answer = b'{"errcode": 0}'
        assert go_out(branch, connect=chat.connect) == 0


def test_a_notice_is_kept_for_a_year(branch, person):
    tell(person, now=MORNING - timedelta(days=364))
    tell(person, now=MORNING - timedelta(days=366))
    forget_old(zone_id=branch.zone_id, now=MORNING)
    assert Notice.objects.count() == 1


def test_the_task_sends_and_orders_another_try_only_after_a_failure(
    branch, person, mailoutbox, settings
):
    now = datetime.now(tz=SHANGHAI)
    wants_mail(person)
    Notice.objects.create(
        zone=branch.zone, person=person, subject="通知", created_at=now, deliver_after=now
    )
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    deliver.call(branch.zone_id)
    again = DBTaskResult.objects.get()
    assert again.run_after > now + timedelta(minutes=59)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    deliver.call(branch.zone_id)
    assert len(mailoutbox) == 1
    assert DBTaskResult.objects.count() == 1
