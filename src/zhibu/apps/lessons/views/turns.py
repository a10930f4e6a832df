"""Pages that set up turns and change them."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.lessons.forms.classes import ButtonForm
from zhibu.apps.lessons.forms.lessons import AddTurnForm, ExchangeForm, TurnForm, WhyForm
from zhibu.apps.lessons.models import Lesson
from zhibu.apps.lessons.queries.candidates import speakers_on_list
from zhibu.apps.lessons.queries.turns import MOST_TURNS, class_of, monday_of, propose
from zhibu.apps.lessons.services import turns as services
from zhibu.apps.lessons.views.records import lesson_of
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.views.records import branch_of
from zhibu.core.refusals import Refusal

EDIT = "lessons.edit_branch"
USUAL = 4


@door(EDIT, write=EDIT, of=branch_of)
def propose_turns(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show the next turns with their reasons; posted, they are taken over as shown."""
    today = timezone.localdate()
    count = _count(request)
    form = ButtonForm(request.POST if request.method == "POST" else None, today=today)
    if request.method == "POST":
        try:
            made = services.take_over(
                branch=branch, count=count, shown=request.POST.get("shown", ""), today=today
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, f"已排好后面{len(made)}讲，每讲都可以再调。")
            return redirect("lessons:branch", branch_id=branch.pk)
    proposed = propose(branch, count=count, today=today)
    context = {
        "branch": branch,
        "form": form,
        "count": count,
        "counts": range(1, MOST_TURNS + 1),
        "proposed": proposed,
        "shown": ",".join(one.key for one in proposed),
        "has_somebody": any(one.person for one in proposed),
        "micro_class": class_of(branch),
    }
    status = 422 if form.errors else 200
    return render(request, "lessons/propose.html", context, status=status)


@door(EDIT, write=EDIT, of=branch_of)
def add_turn(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Put a turn on the list by hand."""
    today = timezone.localdate()
    people = _people(branch)
    form = AddTurnForm(request.POST or None, today=today, people=people, initial={"week_of": today})

    def act() -> str:
        services.add_turn(branch=branch, **form.cleaned_data)
        return "已加一讲。"

    about = "" if people else "轮讲名单还是空的，请先加入主讲人。"
    sheet = Sheet(
        title="加一讲",
        verb="加一讲",
        back=reverse("lessons:branch", args=[branch.pk]),
        back_name="回到微课堂",
        about=about,
    )
    return fill_in(request, sheet, form, act)


@door("lessons.edit", write="lessons.edit", of=lesson_of)
def change_turn(request: ViewerRequest, lesson: Lesson) -> HttpResponse:
    """Give a turn to somebody else or move it to another week."""
    form = TurnForm(
        request.POST or None,
        today=timezone.localdate(),
        people=_people(lesson.branch) | Person.objects.filter(pk=lesson.speaker_id),
        initial={"speaker": lesson.speaker_id, "week_of": lesson.week_of},
    )

    def act() -> str:
        services.change_turn(lesson=lesson, **form.cleaned_data)
        return "已调整。"

    return fill_in(request, sheet_of(lesson, "换人或换周", "保存调整"), form, act)


@door("lessons.edit", write="lessons.edit", of=lesson_of)
def exchange(request: ViewerRequest, lesson: Lesson) -> HttpResponse:
    """Let two turns change weeks."""
    today = timezone.localdate()
    others = (
        Lesson.objects.ahead(monday_of(today))
        .filter(branch=lesson.branch, meeting=None)
        .exclude(pk=lesson.pk)
        .select_related("speaker")
    )
    form = ExchangeForm(request.POST or None, today=today, others=others)

    def act() -> str:
        services.exchange(lesson=lesson, other=form.cleaned_data["other"])
        return "已对调，各自的题目和课件跟着走。"

    about = "" if others else "没有别的还没安排会议的讲，无从对调。"
    return fill_in(request, sheet_of(lesson, "对调", "对调这两讲", about), form, act)


@door(write="lessons.prepare", of=lesson_of)
def put_off(request: ViewerRequest, lesson: Lesson) -> HttpResponse:
    """Move a turn behind: its speaker cannot that week."""
    moved = services.put_off(lesson=lesson, today=timezone.localdate())
    messages.success(request, f"已往后排到{moved.week_name}。")
    return redirect(lesson)


@door("lessons.edit", write="lessons.edit", of=lesson_of)
def give_up(request: ViewerRequest, lesson: Lesson) -> HttpResponse:
    """Take a turn off the list."""
    form = WhyForm(request.POST or None, today=timezone.localdate())

    def act() -> str:
        services.give_up(
            lesson=lesson,
            today=timezone.localdate(),
            now=timezone.now(),
            why=form.cleaned_data["why"],
        )
        return "已取消这一讲。"

    about = "轮到的人下次接着排。安排好的会议还在，只是不再讲这一课。"
    return fill_in(request, sheet_of(lesson, "取消这一讲", "取消这一讲", about), form, act)


def sheet_of(lesson: Lesson, title: str, verb: str, about: str = "") -> Sheet:
    """Return what a form's page about a lesson says around the fields."""
    return Sheet(
        title=f"{title}：{lesson}",
        verb=verb,
        back=lesson.get_absolute_url(),
        back_name="回到这一讲",
        about=about,
    )


def _count(request: ViewerRequest) -> int:
    typed = (request.POST if request.method == "POST" else request.GET).get("count", "")
    count = int(typed) if typed.isdecimal() and len(typed) < 4 else USUAL  # noqa: PLR2004
    return min(max(count, 1), MOST_TURNS)


def _people(branch: Branch) -> QuerySet[Person]:
    listed = speakers_on_list(branch, on=timezone.localdate()).values("person")
    return Person.objects.filter(pk__in=listed)
