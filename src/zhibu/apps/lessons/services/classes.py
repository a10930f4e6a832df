"""Keeping a micro class: its rhythm, who takes turns, when somebody cannot; the zone's rule."""

from datetime import date, timedelta

from django.db import transaction

from zhibu.apps.lessons.models import Class, LessonHours, Pause, Speaker
from zhibu.apps.lessons.queries.candidates import candidates_of
from zhibu.apps.lessons.refusals import DatesDoNotFit, NotOfThisBranch, OnTheList
from zhibu.apps.organisation.models import Branch, Person, Zone


@transaction.atomic
def change_class(*, branch: Branch, name: str, every_weeks: int, gap_weeks: int) -> Class:
    """Name the class, say how often somebody speaks and how soon the same person may again."""
    kept, _ = Class.objects.update_or_create(
        zone_id=branch.zone_id,
        branch=branch,
        defaults={"name": name.strip(), "every_weeks": every_weeks, "gap_weeks": gap_weeks},
    )
    return kept


@transaction.atomic
def add_speaker(
    *, branch: Branch, person: Person, kind: str, topics: str = "", today: date
) -> Speaker:
    """Put somebody on the list.

    Raises:
        OnTheList: they are.
        NotOfThisBranch: neither in the branch nor in post at its agencies.
    """
    micro_class, _ = Class.objects.get_or_create(zone_id=branch.zone_id, branch=branch)
    Class.objects.select_for_update().get(pk=micro_class.pk)
    if micro_class.speakers.filter(person=person).exclude(until__lt=today).exists():
        raise OnTheList(f"{person}已在轮讲名单里。", hint="要改类别或题目，请到名单里修改。")
    if all(one.person != person for one in candidates_of(branch, on=today)):
        raise NotOfThisBranch(f"{person}不在本支部，也不在本单位。", hint="请从名单里选人。")
    return Speaker.objects.create(
        zone_id=branch.zone_id,
        micro_class=micro_class,
        person=person,
        kind=kind,
        topics=topics.strip(),
        since=today,
    )


@transaction.atomic
def change_speaker(*, speaker: Speaker, kind: str, topics: str) -> Speaker:
    """Change as what somebody speaks and about what."""
    speaker.kind, speaker.topics = kind, topics.strip()
    speaker.save(update_fields=["kind", "topics"])
    return speaker


@transaction.atomic
def leave_out(*, speaker: Speaker, today: date) -> None:
    """Take somebody off the list from today on; turns they have stand until changed."""
    speaker = Speaker.objects.select_for_update().get(pk=speaker.pk)
    if speaker.since >= today:
        speaker.delete()
        return
    speaker.until = today - timedelta(days=1)
    speaker.save(update_fields=["until"])


@transaction.atomic
def pause(*, speaker: Speaker, since: date, until: date) -> Pause:
    """Do not ask somebody between two days, both included; no reason is asked for.

    Raises:
        DatesDoNotFit: it ends before it begins.
    """
    if until < since:
        raise DatesDoNotFit("结束日期早于开始日期。", hint="请核对两个日期。")
    return Pause.objects.create(zone_id=speaker.zone_id, speaker=speaker, since=since, until=until)


@transaction.atomic
def resume(*, pause: Pause) -> None:
    """Ask somebody again."""
    pause.delete()


@transaction.atomic
def set_conversion(*, zone: Zone, minutes: int, basis: str, since: date) -> LessonHours:
    """Lay down from a day on how many minutes make one study hour.

    What was laid down from the same day is replaced: a slip is mended, the trail keeps it.
    """
    rule, _ = LessonHours.objects.update_or_create(
        zone=zone, since=since, defaults={"minutes": minutes, "basis": basis.strip()}
    )
    return rule
