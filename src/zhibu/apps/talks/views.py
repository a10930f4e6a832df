"""Pages of talks: the year's list, one talk, and the forms."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.tables import DOCX, as_download
from zhibu.apps.foundation.door import ViewerRequest, door, opens
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.foundation.years import YearAsked
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.queries.people import people_in_branch
from zhibu.apps.organisation.views.records import branch_of
from zhibu.apps.talks import services
from zhibu.apps.talks.adapters import coverage_of
from zhibu.apps.talks.forms import CorrectForm, DropForm, KeptForm, RecordForm
from zhibu.apps.talks.models import Talk
from zhibu.apps.talks.papers import blank_form, filled_form
from zhibu.apps.talks.queries.talks import talk_rows, without_a_talk
from zhibu.core.documents.word import official_docx


def talk_of(talk_id: int) -> Talk:
    """Return the talk or raise Http404."""
    related = ("branch", "a", "b", "promise_owner", "recorded_by")
    return get_object_or_404(Talk.objects.select_related(*related), pk=talk_id)


@door("talks.see_any")
def home(request: ViewerRequest) -> HttpResponse:
    """Go to the talks of the own branch, or list the own branches where there are several."""
    own = request.viewer.member_of | request.viewer.leads
    branches = list(Branch.objects.filter(pk__in=own))
    if len(branches) == 1:
        return redirect("talks:list", branches[0].pk)
    return render(request, "talks/home.html", {"branches": branches})


@door("talks.see_list", of=branch_of)
def see_list(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show the year's talks; to those who keep the records also who is still without one."""
    asked = YearAsked.of(request, timezone.localdate())
    context = {
        "branch": branch,
        "asked": asked,
        "rows": talk_rows(branch, viewer=request.viewer, year=asked.year),
        "leads": opens("talks.record_of_others", request.viewer, branch),
    }
    if context["leads"]:
        people = people_in_branch(branch, on=asked.as_of)
        context |= {
            "coverage": coverage_of(branch, people=people, year=asked.year, on=asked.as_of),
            "not_yet": without_a_talk(people, branch=branch, year=asked.year),
        }
    return render(request, "talks/list.html", context)


@door("talks.record", write="talks.record", of=branch_of)
def record(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Record a talk in a few taps; ?with= fills in the other person."""
    today = timezone.localdate()
    me = get_object_or_404(Person, pk=request.viewer.person_id)
    people = [entry.person for entry in people_in_branch(branch, on=today)]
    for_others = opens("talks.record_of_others", request.viewer, branch)
    form = RecordForm(
        request.POST if request.method == "POST" else None,
        today=today,
        people=people if me in people else [me, *people],
        me=None if for_others else me,
        initial={"a": me.pk, "b": request.GET.get("with", "")},
    )

    def act() -> str:
        a, b = form.two()
        typed = {name: form.cleaned_data[name] for name in ("on", "way")}
        services.record_talk(branch=branch, a=a, b=b, said=form.said(), by=me, today=today, **typed)
        return f"已记录{a}与{b}的谈心谈话。"

    sheet = Sheet(
        title="记录谈心谈话",
        verb="记录谈话",
        back=reverse("talks:list", args=[branch.pk]),
        back_name="回到谈心谈话",
        about="记下谁和谁、哪一天就可以；内容记不记、记多少由双方定。",
    )
    return fill_in(request, sheet, form, act)


@door("talks.read", of=talk_of)
def see_talk(request: ViewerRequest, talk: Talk) -> HttpResponse:
    """Show one talk to the two and the secretary; a third person's opening is on the trail."""
    _note_reading(request, talk, "打开谈心谈话记录")
    return render(request, "talks/talk.html", {"talk": talk, "branch": talk.branch})


@door("talks.read", of=talk_of)
def paper(request: ViewerRequest, talk: Talk) -> HttpResponse:
    """Hand over the talk as the usual form, filled in."""
    _note_reading(request, talk, "下载谈心谈话记录表")
    name = f"谈心谈话记录表-{talk.on:%Y%m%d}.docx"
    return as_download(official_docx(filled_form(talk)), name=name, content_type=DOCX)


@door("talks.see_list", of=branch_of)
def blank_paper(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Hand over the form to fill in by hand."""
    content = official_docx(blank_form(branch.name))
    return as_download(content, name="谈心谈话记录表.docx", content_type=DOCX)


@door("talks.correct", write="talks.send_correction", of=talk_of)
def correct(request: ViewerRequest, talk: Talk) -> HttpResponse:
    """Correct or complete a record."""
    today = timezone.localdate()
    me = get_object_or_404(Person, pk=request.viewer.person_id)
    reads = opens("talks.read", request.viewer, talk)
    posted = request.POST if request.method == "POST" else None
    form = CorrectForm(posted, today=today, talk=talk, reads=reads)

    def act() -> str:
        services.correct_talk(
            talk=talk,
            on=form.cleaned_data["on"],
            way=form.cleaned_data["way"],
            said=form.said_if_known(),
            by=me,
            today=today,
        )
        return "已更正。"

    return fill_in(request, _sheet(request, talk, "更正记录", "保存更正"), form, act)


@door("talks.drop", write="talks.drop", of=talk_of)
def drop(request: ViewerRequest, talk: Talk) -> HttpResponse:
    """Remove a record made by mistake."""
    form = DropForm(request.POST if request.method == "POST" else None, today=talk.on)

    def act() -> str:
        services.drop_talk(talk=talk)
        return "已删除这条记录。"

    sheet = Sheet(
        title=f"{talk.a}与{talk.b}的谈心谈话：删除记录",
        verb="删除记录",
        back=reverse("talks:list", args=[talk.branch_id]),
        back_name="不删，回到谈心谈话",
        effects=("这次谈话的全部内容删除，不能恢复。", "操作记录里只留下哪天删除过一条。"),
    )
    return fill_in(request, sheet, form, act)


@door("talks.keep_promise", write="talks.keep_promise", of=talk_of)
def keep_promise(request: ViewerRequest, talk: Talk) -> HttpResponse:
    """Note that what was promised is done."""
    today = timezone.localdate()
    form = KeptForm(request.POST if request.method == "POST" else None, today=today)

    def act() -> str:
        services.keep_promise(talk=talk, on=form.cleaned_data["on"], today=today)
        return "已记下：约定办好了。"

    sheet = _sheet(request, talk, "办好约定", "记下已办好", about=f"约定：{talk.promise}")
    return fill_in(request, sheet, form, act)


def _sheet(request: ViewerRequest, talk: Talk, title: str, verb: str, about: str = "") -> Sheet:
    """Lead back to the talk, or to the list where the viewer may not read it."""
    reads = opens("talks.read", request.viewer, talk)
    page, key = ("talks:talk", talk.pk) if reads else ("talks:list", talk.branch_id)
    return Sheet(
        title=f"{talk.a}与{talk.b}的谈心谈话：{title}",
        verb=verb,
        about=about,
        back=reverse(page, args=[key]),
        back_name="回到这次谈话" if reads else "回到谈心谈话",
    )


def _note_reading(request: ViewerRequest, talk: Talk, what: str) -> None:
    """Tell the trail when the secretary reads what two others said."""
    if request.viewer.person_id in {talk.a_id, talk.b_id}:
        return
    for person in (talk.a, talk.b):
        personal_data_used.send(Talk, viewer=request.viewer, record=person, what=what)
