"""Two people code one transcript: start, done, compare, settle."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.models import User
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.interviews.forms.codes import CodersForm
from zhibu.apps.interviews.forms.interviews import ButtonForm
from zhibu.apps.interviews.models import DoubleCoding, Interview
from zhibu.apps.interviews.queries.coded import comparison_of
from zhibu.apps.interviews.queries.interviews import coders_of, name_of
from zhibu.apps.interviews.records import double_of, interview_of
from zhibu.apps.interviews.services import coding as services
from zhibu.apps.interviews.views.guides import RUN_OF


@door(RUN_OF, write=RUN_OF, of=interview_of)
def start(request: ViewerRequest, interview: Interview) -> HttpResponse:
    """Choose the two who code."""
    form = CodersForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        coders=coders_of(interview.study),
    )

    def act() -> str:
        first, second = form.two()
        services.start_double(interview=interview, first=first, second=second)
        return "已开始双人编码。两人都完成前，互相看不到对方的编码。"

    sheet = Sheet(
        title=f"{interview.speaker}：双人编码",
        verb="开始双人编码",
        back=reverse("interviews:interview", args=[interview.pk]),
        back_name="回到这次访谈",
        about="两个人各自给同一份记录编码，再比较有多一致，意见不同的逐条商定。",
        effects=(
            "两人都点“完成编码”之前，谁也看不到对方的编码。",
            "这期间记录文字不能改，这份记录也不进统计表。",
        ),
    )
    return fill_in(request, sheet, form, act)


@door(RUN_OF, write=RUN_OF, of=double_of)
def double(request: ViewerRequest, double: DoubleCoding) -> HttpResponse:
    """Show who is done; then how far the two agree, and settle the rest."""
    if request.method == "POST":
        settled = services.settle(double=double, choices=_choices(request))
        messages.success(request, f"已保存 {settled} 条商定。")
        return redirect("interviews:double", double_id=double.pk)
    mine = request.viewer.user_id in {double.first_id, double.second_id}
    context = {
        "double": double,
        "interview": double.interview,
        "study": double.interview.study,
        "first": name_of(double.first),
        "second": name_of(double.second),
        "may_finish": mine and not double.is_done_by(request.viewer.user_id),
        "comparison": comparison_of(double) if double.both_done else None,
    }
    return render(request, "interviews/double.html", context)


def _choices(request: HttpRequest) -> dict[tuple[int, int], bool]:
    """Return what was chosen for each (sentence, code); fields left open are left out."""
    found = {}
    for name, value in request.POST.items():
        parts = name.split("-")
        if parts[0] == "keep" and value in {"yes", "no"} and all(map(str.isdecimal, parts[1:])):
            sentence, code = map(int, parts[1:])
            found[sentence, code] = value == "yes"
    return found


@door(write=RUN_OF, of=double_of)
def finish(request: ViewerRequest, double: DoubleCoding) -> HttpResponse:
    """Say that one is done."""
    services.finish(double=double, by=cast("User", request.user), on=timezone.localdate())
    messages.success(request, "已记下：您完成了编码。")
    return redirect("interviews:double", double_id=double.pk)


@door(RUN_OF, write=RUN_OF, of=double_of)
def drop(request: ViewerRequest, double: DoubleCoding) -> HttpResponse:
    """End double coding."""
    form = ButtonForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate()
    )

    def act() -> str:
        services.drop_double(double=double)
        return "已取消双人编码。"

    sheet = Sheet(
        title=f"{double.interview.speaker}：取消双人编码",
        verb="取消双人编码",
        back=reverse("interviews:interview", args=[double.interview_id]),
        back_name="不取消，回到这次访谈",
        effects=(
            "两人的编码都留下，合在一起，大家都能看到和修改。",
            "一致性系数和商定的结果不再显示。",
        ),
    )
    return fill_in(request, sheet, form, act)
