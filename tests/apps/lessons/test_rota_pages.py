"""A branch's rota on its pages: who takes turns, the next turns with reasons, changes to them."""

from datetime import date, timedelta

import pytest
from tests.apps.lessons.records import MONDAY, LessonFactory, SpeakerFactory, address, held_lesson
from tests.apps.workitems.records import CityTaskFactory, WorkItemFactory
from tests.factories import (
    SecondmentFactory,
    SectionFactory,
    member_of,
    works_in,
)

from zhibu.apps.lessons.models import Class, Lesson, Pause, Speaker

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


def on_list(house, *names, **facts):
    """Put new members of the house's branch on the list."""
    people = [member_of(house.branch, name) for name in names]
    return [SpeakerFactory(branch=house.branch, person=one, **facts) for one in people]


def take_over(client, house, count=3):
    page = client.get(address("propose", house.branch), {"count": count})
    facts = {"count": count, "shown": page.context["shown"]}
    return client.post(address("propose", house.branch), facts, follow=True)


def test_speakers_are_offered_as_what_the_records_say(officer, house):
    section = SectionFactory(agency=house.agency, name="编研科")
    head = works_in(section, member_of(house.branch, "仇海"), heads=True)
    member_of(house.branch, "区小燕", birth_month="1995-03")
    member_of(house.branch, "解学文", birth_month="1990-11")
    member_of(house.branch, "盖文", birth_month="1995")
    shown = officer.get(address("speakers", house.branch)).text
    assert "名单还是空的。请从下面选人加入" in shown
    assert "编研科负责人" in shown
    assert "组织委员" in shown
    assert shown.count('青年干部 <span class="quiet">不满36岁') == 1, "解学文 is 36 in the month"
    assert "出生，" not in shown
    add = f"{address('add_speaker', house.branch)}?person={head.pk}"
    assert "按记录是科室负责人：编研科负责人" in officer.get(add).text
    facts = {"kind": "head", "topics": "方志编纂、档案利用"}
    added = officer.post(add, facts, follow=True).text
    assert "已加入名单：仇海" in added
    assert "方志编纂、档案利用" in added
    again = officer.post(add, facts, follow=True).text
    assert "请从名单里选一位" in again
    assert Speaker.objects.count() == 1


def test_the_list_of_those_who_could_join_is_searched(officer, house):
    member_of(house.branch, "仇海")
    shown = officer.get(address("speakers", house.branch), {"q": "仇"}).text
    assert '加入<span class="visually-hidden">：仇海' in shown
    assert "：陈一鸣" not in shown
    assert "没有叫“赵”的人" in officer.get(address("speakers", house.branch), {"q": "赵"}).text


def test_a_topic_too_long_is_refused_and_stays_typed(officer, house):
    (speaker,) = on_list(house, "仇海")
    typed = "档" * 201
    refused = officer.post(address("change_speaker", speaker), {"kind": "young", "topics": typed})
    assert refused.status_code == 422
    assert typed in refused.text
    officer.post(address("change_speaker", speaker), {"kind": "young", "topics": "档案📚"})
    speaker.refresh_from_db()
    assert (speaker.kind, speaker.topics) == ("young", "档案📚")


def test_the_rota_is_shown_with_reasons_and_taken_over_as_shown(officer, house):
    on_list(house, "仇海", "区小燕", "解学文", topics="公文写作")
    WorkItemFactory(branch=house.branch, title="公文写作规范修订", due_on=date(2026, 12, 10))
    CityTaskFactory(zone=house.zone, name="防汛抗旱")
    page = officer.get(address("propose", house.branch)).text
    assert "11月30日那一周　仇海" in page
    assert "还没有讲过" in page
    assert "能讲的“公文写作”与近期事项“公文写作规范修订”对得上（都有“公文写作”）" in page
    shown = take_over(officer, house).text
    assert "已排好后面3讲" in shown
    assert list(Lesson.objects.values_list("speaker__name", "week_of")) == [
        ("仇海", MONDAY),
        ("区小燕", MONDAY + 2 * WEEK),
        ("解学文", MONDAY + 4 * WEEK),
    ]
    assert "还没有讲过" in shown
    assert "还没有讲过" in Lesson.objects.first().why


def test_the_next_turns_go_on_where_the_last_ended_and_pass_a_free_week(officer, house):
    on_list(house, "仇海", "区小燕")
    LessonFactory(branch=house.branch, week_of=date(2027, 1, 18))
    page = officer.get(address("propose", house.branch), {"count": 2}).text
    assert "2027年2月1日那一周" in page
    assert "2027年2月15日" in page or "2027年2月22日" in page


def test_a_rota_that_changed_since_it_was_shown_is_not_taken_over(officer, house):
    on_list(house, "仇海", "区小燕")
    page = officer.get(address("propose", house.branch), {"count": 2})
    Speaker.objects.filter(person__name="仇海").delete()
    facts = {"count": 2, "shown": page.context["shown"]}
    refused = officer.post(address("propose", house.branch), facts)
    assert refused.status_code == 422
    assert "名单或事项刚有变化" in refused.text
    assert not Lesson.objects.exists()


def test_who_is_lent_out_or_paused_is_passed_over_and_named(officer, house):
    lent, paused, _ = on_list(house, "仇海", "区小燕", "解学文")
    SecondmentFactory(person=lent.person, since=date(2026, 1, 1))
    facts = {"since": "2026-11-30", "until": "2026-12-06"}
    told = officer.post(address("pause", paused), facts, follow=True).text
    assert "11月30日 周一至12月6日 周日暂不安排" in told
    page = officer.get(address("propose", house.branch), {"count": 2})
    assert [one.person.name for one in page.context["proposed"]] == ["解学文", "区小燕"]
    assert "仇海、区小燕这一周不在，回来再排" in page.text
    officer.post(address("resume", Pause.objects.get()))
    assert not Pause.objects.exists()


def test_a_pause_ends_after_it_begins(officer, house):
    (speaker,) = on_list(house, "仇海")
    facts = {"since": "2026-12-06", "until": "2026-11-30"}
    refused = officer.post(address("pause", speaker), facts)
    assert "结束日期早于开始日期" in refused.text
    assert 'value="2026-12-06"' in refused.text


def test_without_speakers_the_pages_say_what_to_do(officer, house):
    assert "后面还没有排" in officer.get(address("branch", house.branch)).text
    assert "把主讲人加入名单" in officer.get(address("propose", house.branch)).text
    refused = officer.post(address("propose", house.branch), {"count": 1, "shown": "2026-11-30:"})
    assert "名单上没有能讲的人" in refused.text
    assert "轮讲名单还是空的" in officer.get(address("add", house.branch)).text


@pytest.mark.parametrize("count", ["", "x", "0", "-1", "99999", "13"])
def test_any_count_in_the_address_shows_a_rota(officer, house, count):
    on_list(house, "仇海")
    assert officer.get(address("propose", house.branch), {"count": count}).status_code == 200


def test_name_and_rhythm_are_set(officer, house):
    facts = {"name": "史志讲堂", "every_weeks": "4", "gap_weeks": "12"}
    shown = officer.post(address("settings", house.branch), facts, follow=True).text
    assert "史志讲堂" in shown
    assert "每 4 周一讲" in shown
    refused = officer.post(address("settings", house.branch), facts | {"every_weeks": "0"})
    assert "至少是1" in refused.text
    assert Class.objects.get().every_weeks == 4


def test_a_turn_is_added_by_hand_but_not_into_a_week_that_is_taken(officer, house):
    speaker, other = on_list(house, "仇海", "区小燕")
    facts = {"speaker": speaker.person_id, "week_of": "2026-12-03", "topic": "档案利用"}
    officer.post(address("add", house.branch), facts)
    assert Lesson.objects.get().week_of == MONDAY
    refused = officer.post(address("add", house.branch), facts | {"speaker": other.person_id})
    assert refused.status_code == 422
    assert "11月30日那一周已排仇海讲" in refused.text


def test_a_turn_goes_to_somebody_else_or_another_week(officer, house):
    speaker, other = on_list(house, "仇海", "区小燕")
    lesson = LessonFactory(branch=house.branch, speaker=speaker.person)
    facts = {"speaker": other.person_id, "week_of": "2026-12-09"}
    shown = officer.post(address("change", lesson), facts, follow=True).text
    lesson.refresh_from_db()
    assert (lesson.speaker, lesson.week_of) == (other.person, date(2026, 12, 7))
    assert "由支部委员调整" in shown


def test_two_turns_change_weeks_and_keep_their_topics(officer, house):
    first, second = (
        LessonFactory(branch=house.branch, topic=topic, week_of=MONDAY + number * WEEK)
        for number, topic in enumerate(("档案利用", "公文写作"))
    )
    assert "12月7日那一周" in officer.get(address("exchange", first)).text
    shown = officer.post(address("exchange", first), {"other": second.pk}, follow=True).text
    assert "已对调" in shown
    assert "对调" in shown
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.week_of, second.week_of) == (MONDAY + WEEK, MONDAY)
    assert (first.topic, second.topic) == ("档案利用", "公文写作")


def test_who_cannot_that_week_goes_behind_and_the_next_comes_forward(client, house):
    mine = SpeakerFactory(branch=house.branch, person=house.person)
    (other,) = on_list(house, "仇海")
    first = LessonFactory(branch=house.branch, speaker=house.person)
    second = LessonFactory(branch=house.branch, speaker=other.person, week_of=MONDAY + 2 * WEEK)
    client.force_login(house.users["member"])
    assert "我这周讲不了" in client.get(first.get_absolute_url()).text
    told = client.post(address("put_off", first), follow=True).text
    assert "已往后排到12月14日那一周" in told
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.week_of, second.week_of) == (MONDAY + 2 * WEEK, MONDAY)
    assert mine.pauses.get().since == MONDAY
    assert "讲不了，提前" in second.why
    assert client.post(address("put_off", second)).status_code == 404, "not the own turn"


def test_the_last_turn_goes_behind_all_and_leaves_its_week_free(officer, house):
    SpeakerFactory(branch=house.branch, person=house.person)
    lesson = LessonFactory(branch=house.branch, speaker=house.person)
    officer.post(address("put_off", lesson))
    lesson.refresh_from_db()
    assert lesson.week_of == MONDAY + 2 * WEEK


def test_a_turn_is_given_up_with_a_reason_and_counts_for_nobody(officer, house):
    on_list(house, "仇海", "区小燕")
    take_over(officer, house, 1)
    lesson = Lesson.objects.get()
    assert "请写明原因" in officer.post(address("give_up", lesson), {"why": " "}).text
    officer.post(address("give_up", lesson), {"why": "单位加班"})
    shown = officer.get(address("branch", house.branch)).text
    assert "单位加班" in shown
    page = officer.get(address("propose", house.branch), {"count": 1})
    assert page.context["proposed"][0].person.name == "仇海"
    assert (
        "已经取消"
        in officer.post(
            address("change", lesson), {"speaker": lesson.speaker_id, "week_of": "2026-12-20"}
        ).text
    )


def test_a_week_that_passed_without_a_lesson_counts_for_nobody(officer, house):
    speaker, _ = on_list(house, "仇海", "区小燕")
    LessonFactory(branch=house.branch, speaker=speaker.person, week_of=date(2026, 11, 2))
    page = officer.get(address("propose", house.branch), {"count": 1})
    assert page.context["proposed"][0].person.name == "仇海"
    assert "没有讲，仍算没轮到" in officer.get(address("branch", house.branch)).text


def test_who_leaves_the_list_is_asked_no_more(officer, house):
    speaker, _ = on_list(house, "仇海", "区小燕")
    told = officer.post(address("leave_out", speaker), follow=True).text
    assert "仇海不再轮讲" in told
    assert "不再轮讲的（1）" in told
    page = officer.get(address("propose", house.branch), {"count": 1})
    assert page.context["proposed"][0].person.name == "区小燕"
    new = SpeakerFactory(branch=house.branch, person=house.person, since=date(2026, 11, 24))
    officer.post(address("leave_out", new))
    assert not Speaker.objects.filter(pk=new.pk).exists()


def test_a_held_lesson_is_searched_and_exported(officer, house):
    held_lesson(house.branch, house.person, topic="档案利用")
    shown = officer.get(address("branch", house.branch), {"q": "利用"}).text
    assert "已经讲过" in shown
    assert "后面几讲里没有“利用”" in shown
    assert "讲过的里没有“公文”" in officer.get(address("branch", house.branch), {"q": "公文"}).text
    file = officer.get(address("branch_workbook", house.branch), {"q": "利用"})
    assert file["Content-Disposition"].endswith("xlsx")


@pytest.mark.parametrize("name", ["branch", "speakers", "propose"])
def test_a_longer_list_costs_the_same(officer, house, django_assert_max_num_queries, name):
    officer.get(address(name, house.branch))  # the first request of a session costs more
    counts = []
    for number in (1, 3):
        for place, speaker in enumerate(on_list(house, *"仇区解"[:number])):
            week = MONDAY + (number * 10 + place) * WEEK
            LessonFactory(branch=house.branch, speaker=speaker.person, week_of=week)
        with django_assert_max_num_queries(50) as asked:
            officer.get(address(name, house.branch))
        counts.append(len(asked.captured_queries))
    assert counts[0] == counts[1]
