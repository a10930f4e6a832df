"""Pages of a branch's leaders: answer a proposal, write its result, look at one anew."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.ideas.forms.answering import AnswerForm, ReopenForm, ResultForm
from zhibu.apps.ideas.models import Idea
from zhibu.apps.ideas.records import idea_of
from zhibu.apps.ideas.services import deciding
from zhibu.apps.ideas.services.proposing import ANSWERED_WITHIN
from zhibu.apps.ideas.services.results import record_result
from zhibu.apps.organisation.models import Person
from zhibu.apps.organisation.queries.people import affiliations_of_branch, person_behind

LEADERS = door("ideas.answer", write="ideas.answer", of=idea_of)


@LEADERS
def answer(request: ViewerRequest, idea: Idea) -> HttpResponse:
    """Answer a proposal, or change the answer."""
    today = timezone.localdate()
    in_branch = affiliations_of_branch(idea.branch_id, on=today).values("person")
    form = AnswerForm(
        request.POST if request.method == "POST" else None,
        today=today,
        idea=idea,
        people=Person.objects.filter(pk__in=in_branch).order_by("search_text", "pk"),
    )

    def act() -> str:
        deciding.answer(
            idea=idea,
            said=form.said,
            task=form.task,
            revision=revision_of(form),
            by=person_behind(request.viewer),
            now=timezone.now(),
            on=today,
        )
        return "已答复。" if idea.author_id else "已答复。提建议的人用查询码可以看到。"

    verb = "修改答复" if idea.decision else "答复建议"
    sheet = _sheet(idea, verb, about=idea.title)
    return fill_in(request, sheet, form, act, template="ideas/answer.html")


@LEADERS
def result(request: ViewerRequest, idea: Idea) -> HttpResponse:
    """Write what came of an adopted proposal."""
    form = ResultForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate(), idea=idea
    )

    def act() -> str:
        record_result(
            idea=idea,
            result=form.cleaned_data["result"],
            on=form.cleaned_data["on"],
            revision=revision_of(form),
            by=person_behind(request.viewer),
            now=timezone.now(),
        )
        return "结果已记下。"

    return fill_in(request, _sheet(idea, "写结果", about=idea.title), form, act)


@LEADERS
def reopen(request: ViewerRequest, idea: Idea) -> HttpResponse:
    """Look anew at a proposal that was not adopted."""
    today = timezone.localdate()
    form = ReopenForm(
        request.POST if request.method == "POST" else None,
        today=today,
        initial={"answer_by": today + ANSWERED_WITHIN},
    )

    def act() -> str:
        deciding.reopen(idea=idea, answer_by=form.cleaned_data["answer_by"], on=today)
        return "已重新列为待答复。"

    about = f"{idea.title}（先前的答复留在这条建议的页面上。）"
    return fill_in(request, _sheet(idea, "重新研究", about=about), form, act)


def _sheet(idea: Idea, verb: str, *, about: str) -> Sheet:
    return Sheet(
        title=verb,
        verb=verb,
        about=about,
        back=reverse("ideas:idea", args=[idea.pk]),
        back_name="回到这条建议",
    )
