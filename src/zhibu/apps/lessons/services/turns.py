"""Taking over the rota, changing it, exchanging two turns, putting one off."""

from datetime import date, datetime, timedelta

from django.db import transaction

from zhibu.apps.lessons.models import Lesson, Pause, Speaker
from zhibu.apps.lessons.queries.turns import (
    class_of,
    is_away,
    monday_of,
    next_weeks,
    propose,
)
from zhibu.apps.lessons.refusals import NobodyToAsk, RotaChanged, Settled, WeekTaken
from zhibu.apps.lessons.services.meetings import take_off
from zhibu.apps.lessons.wording import week_name
from zhibu.apps.organisation.models import Branch, Person
from zhibu.core.chinese_days import full_day

LONGEST_WHY = 500
SUNDAY = timedelta(days=6)


@transaction.atomic
def take_over(*, branch: Branch, count: int, shown: str, today: date) -> list[Lesson]:
    """Put the next turns on the list as they were shown; a week with nobody stays free.

    Raises:
        RotaChanged: the rota would be another one by now; nothing is saved.
        NobodyToAsk: there is nobody to speak.
    """
    _lock(branch)
    proposed = propose(branch, count=count, today=today)
    if shown != ",".join(one.key for one in proposed):
        raise RotaChanged("名单或事项刚有变化，排出来的和您看到的不一样了。", hint="请再看一遍。")
    lessons = [
        Lesson(
            zone_id=branch.zone_id,
            branch=branch,
            speaker=one.person,
            topic=one.topic[:120],
            business=one.business[:120],
            week_of=one.week,
            why=one.why[:LONGEST_WHY],
        )
        for one in proposed
        if one.person is not None
    ]
    if not lessons:
        raise NobodyToAsk("名单上没有能讲的人。", hint="请先把主讲人加入名单。")
    for lesson in lessons:
        lesson.save()
    return lessons


@transaction.atomic
def add_turn(
    *, branch: Branch, speaker: Person, week_of: date, topic: str = "", business: str = ""
) -> Lesson:
    """Put a turn on the list by hand.

    Raises:
        WeekTaken: somebody speaks in that week.
    """
    _lock(branch)
    week = monday_of(week_of)
    _refuse_taken(branch, week)
    return Lesson.objects.create(
        zone_id=branch.zone_id,
        branch=branch,
        speaker=speaker,
        week_of=week,
        topic=topic.strip(),
        business=business.strip(),
    )


@transaction.atomic
def change_turn(*, lesson: Lesson, speaker: Person, week_of: date) -> Lesson:
    """Give a turn to somebody else, or move it to another week.

    Raises:
        Settled: it was given, or stands in a meeting.
        WeekTaken: somebody speaks in that week.
    """
    _lock(lesson.branch)
    lesson = _free(lesson)
    week = monday_of(week_of)
    _refuse_taken(lesson.branch, week, besides=lesson.pk)
    if (speaker.pk, week) != (lesson.speaker_id, lesson.week_of):
        lesson.why = "由支部委员调整"
    lesson.speaker, lesson.week_of = speaker, week
    lesson.revision += 1
    lesson.save()
    return lesson


@transaction.atomic
def exchange(*, lesson: Lesson, other: Lesson) -> None:
    """Let two turns change weeks; each keeps its topic and materials.

    Raises:
        Settled: one was given, or stands in a meeting.
    """
    _lock(lesson.branch)
    lesson, other = _free(lesson), _free(other)
    said = f"和{other.speaker}对调", f"和{lesson.speaker}对调"
    _exchange(lesson, other, said)


@transaction.atomic
def put_off(*, lesson: Lesson, today: date) -> Lesson:
    """Move a turn behind because its speaker cannot: the next one comes forward.

    The next later turn whose speaker can speak that week, and whose week suits this speaker,
    takes its place; without one it goes behind all others and the week stays free. It costs no
    place in the order: the rota counts turns given.

    Raises:
        Settled: it was given, or stands in a meeting.
    """
    _lock(lesson.branch)
    lesson = _free(lesson)
    speakers = {
        one.person_id: one
        for one in Speaker.objects.filter(micro_class__branch=lesson.branch).select_related(
            "person"
        )
    }
    mine = speakers.get(lesson.speaker_id)
    if mine is not None:
        Pause.objects.create(
            zone_id=lesson.zone_id,
            speaker=mine,
            since=lesson.week_of,
            until=lesson.week_of + SUNDAY,
        )
    why = f"原排{lesson.week_name}，那一周讲不了"
    for other in _later(lesson):
        theirs = speakers.get(other.speaker_id)
        can = theirs is not None and not is_away(theirs, lesson.week_of)
        if can and not (mine and is_away(mine, other.week_of)):
            _exchange(lesson, other, (why, f"{lesson.speaker}那一周讲不了，提前"))
            return lesson
    lesson.week_of = _behind_all(lesson, mine, today)
    lesson.why = why
    lesson.revision += 1
    lesson.save()
    return lesson


@transaction.atomic
def give_up(*, lesson: Lesson, why: str, today: date, now: datetime) -> Lesson:
    """Take a turn off the list, with the reason; its meeting, if any, stays.

    Raises:
        Settled: it was given.
    """
    lesson = Lesson.objects.select_for_update().get(pk=lesson.pk)
    if lesson.dropped_on or lesson.is_held:
        raise Settled("这一讲已经讲过或已取消。", hint="请回到微课堂页面看看。")
    take_off(lesson, now=now)
    lesson.dropped_on, lesson.dropped_why = today, why.strip()
    lesson.revision += 1
    lesson.save()
    return lesson


def _lock(branch: Branch) -> None:
    """Hold the branch, so that two who set up its rota at once queue."""
    Branch.objects.select_for_update().get(pk=branch.pk)


def _free(lesson: Lesson) -> Lesson:
    held = Lesson.objects.select_for_update(of=("self",)).select_related(
        "speaker", "branch", "meeting"
    )
    lesson = held.get(pk=lesson.pk)
    if lesson.dropped_on:
        raise Settled("这一讲已经取消。", hint="要讲的，请另外加一讲。")
    if lesson.sitting is not None:
        where = f"{full_day(lesson.sitting.on)}的{lesson.sitting.kind_names}"
        raise Settled(
            f"这一讲已安排在{where}。", hint="请支部委员先在这一讲的页面与会议脱开，再调整。"
        )
    return lesson


def _refuse_taken(branch: Branch, week: date, *, besides: int = 0) -> None:
    others = Lesson.objects.standing().filter(zone_id=branch.zone_id, branch=branch, week_of=week)
    other = others.exclude(pk=besides).select_related("speaker").first()
    if other is not None:
        raise WeekTaken(
            f"{week_name(week)}已排{other.speaker}讲。", hint="请选别的周，或用“对调”。"
        )


def _exchange(lesson: Lesson, other: Lesson, said: tuple[str, str]) -> None:
    lesson.week_of, other.week_of = other.week_of, lesson.week_of
    lesson.why, other.why = said
    for one in (lesson, other):
        one.revision += 1
        one.save()


def _later(lesson: Lesson) -> list[Lesson]:
    later = Lesson.objects.standing().filter(
        branch=lesson.branch, week_of__gt=lesson.week_of, meeting=None
    )
    return list(
        later.exclude(speaker=lesson.speaker)
        .select_related("speaker")
        .select_for_update(of=("self",))
    )


def _behind_all(lesson: Lesson, speaker: Speaker | None, today: date) -> date:
    mine = Lesson.objects.standing().filter(branch=lesson.branch).select_related("meeting")
    weeks = next_weeks(class_of(lesson.branch), list(mine), count=12, today=today)
    return next((week for week in weeks if not (speaker and is_away(speaker, week))), weeks[0])
