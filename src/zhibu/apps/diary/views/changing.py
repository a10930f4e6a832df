"""Adding with one tap, weekly duties, the way to take part, and taking things back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from zhibu.apps.diary.forms.busy import ReachForm, WeeklyForm, presets
from zhibu.apps.diary.models import BusyTime, WeeklyBusy
from zhibu.apps.diary.queries.diaries import busy_time, way_of, weekly_busy
from zhibu.apps.diary.services import busy
from zhibu.apps.diary.views.reading import home_of
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.models import Person
from zhibu.apps.organisation.views.records import person_of

KEEP = door("diary.keep", write="diary.keep", of=person_of)


@door(write="diary.keep", of=person_of)
def preset(request: ViewerRequest, person: Person) -> HttpResponse:
    """Record one of the usual busy times with one tap."""
    now = timezone.localtime()
    chosen = presets(now).get(request.POST.get("preset", ""))
    if chosen is None:
        messages.error(request, "没有登记：请点一个现成的时间，或填写日期。")
        return redirect(home_of(request, person))
    words, why, start, end = chosen
    busy.note_busy(
        person=person,
        start=start,
        end=end,
        why=why,
        noted_by=request.viewer.person_id,
        now=now,
    )
    messages.success(request, f"已登记：{words}。点错了可以在下面删除。")
    return redirect(home_of(request, person))


@KEEP
def weekly(request: ViewerRequest, person: Person) -> HttpResponse:
    """Record a weekly duty."""
    form = WeeklyForm(request.POST or None, today=timezone.localdate())

    def act() -> str:
        noted = busy.note_weekly(
            person=person, noted_by=request.viewer.person_id, **form.cleaned_data
        )
        return f"已登记：每周{noted.get_weekday_display()}{noted.get_why_display()}。"

    about = "每周固定有事的时间登记一次就行，例如星期二上午值班。"
    return fill_in(
        request, sheet(request, person, "每周固定的忙碌时间", "登记每周时间", about), form, act
    )


@KEEP
def reach(request: ViewerRequest, person: Person) -> HttpResponse:
    """Say how the person takes part."""
    initial = {"reach": way_of(person)}
    form = ReachForm(request.POST or None, today=timezone.localdate(), initial=initial)

    def act() -> str:
        busy.choose_way(
            person=person, reach=form.cleaned_data["reach"], set_by=request.viewer.person_id
        )
        return "已保存参加方式。"

    about = "排会议时按这里的方式安排；行动不便的会安排送学上门。不用写原因。"
    return fill_in(request, sheet(request, person, "参加方式", "保存参加方式", about), form, act)


@KEEP
def forget(request: ViewerRequest, person: Person) -> HttpResponse:
    """Remove everything, after asking."""
    is_asked = request.method == "POST"
    form = PlainForm(request.POST if is_asked else None, today=timezone.localdate())

    def act() -> str:
        busy.forget_all(person=person)
        return "已全部删除。"

    about = "删除登记的忙碌时间、每周时间、日历来源和参加方式。删除后不能恢复，可以重新登记。"
    return fill_in(request, sheet(request, person, "删除全部忙闲", "全部删除", about), form, act)


@door(write="diary.keep_record", of=busy_time)
def remove_busy(request: ViewerRequest, record: BusyTime) -> HttpResponse:
    """Take back a busy time."""
    busy.take_back(record=record)
    messages.success(request, "已删除，这段时间算有空。")
    return redirect(home_of(request, record.person))


@door(write="diary.keep_record", of=weekly_busy)
def remove_weekly(request: ViewerRequest, record: WeeklyBusy) -> HttpResponse:
    """Take back a weekly duty."""
    busy.take_back(record=record)
    messages.success(request, "已删除，每周这个时间算有空。")
    return redirect(home_of(request, record.person))


def sheet(request: ViewerRequest, person: Person, title: str, verb: str, about: str) -> Sheet:
    """Return the words around a form of the diary; another's name stands in the title."""
    is_self = request.viewer.person_id == person.pk
    return Sheet(
        title=title if is_self else f"{person}：{title}",
        verb=verb,
        about=about,
        back=home_of(request, person),
        back_name="回到忙闲",
    )
