"""Who should move their 组织关系, letters of introduction and receipts."""

from typing import cast

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.models import User
from zhibu.apps.accounts.tables import DOCX, as_download
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.foundation.signals import personal_data_used
from zhibu.apps.membership.forms.transfers import IncomingForm, LetterForm, ReceiptForm
from zhibu.apps.membership.models import Letter
from zhibu.apps.membership.papers.letter import letter_paper, receipt_paper
from zhibu.apps.membership.queries import transfers as queries
from zhibu.apps.membership.queries.dues import paid_until
from zhibu.apps.membership.services import transfers as services
from zhibu.apps.membership.views.records import letter_of
from zhibu.apps.organisation.models import Branch, Person
from zhibu.apps.organisation.queries.people import present_affiliation, present_standing
from zhibu.apps.organisation.views.records import branch_of, person_of
from zhibu.core.documents.word import official_docx

EDIT_BRANCH, EDIT_PERSON = "membership.edit_branch", "membership.edit_person"
EDIT_LETTER = "membership.edit_letter"


@door(EDIT_BRANCH, of=branch_of)
def see_transfers(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Show who should move, and the letters with their receipts."""
    letters = list(queries.letters_of(branch))
    members, movers = queries.movers_of(branch, on=timezone.localdate())
    context = {
        "branch": branch,
        "members": members,
        "movers": movers,
        "waiting": [one for one in letters if one.received_on is None],
        "done": [one for one in letters if one.received_on is not None],
    }
    return render(request, "membership/transfers.html", context)


@door(EDIT_PERSON, write=EDIT_PERSON, of=person_of)
def send_letter(request: ViewerRequest, person: Person) -> HttpResponse:
    """Record a letter of introduction."""
    today = timezone.localdate()
    present = present_affiliation(person)
    if present is None:
        raise Http404
    form = LetterForm(request.POST or None, today=today, branch=present.branch)

    def act() -> str:
        letter = services.send_letter(
            person=person,
            branch=present.branch,
            by=cast("User", request.user),
            today=today,
            **form.cleaned_data,
        )
        return f"已记录：{letter}。介绍信可以下载打印。"

    sheet = Sheet(
        title=f"{person}：开介绍信",
        verb="记录介绍信",
        back=_back(present.branch),
        back_name="回到组织关系",
        effects=("收到回执前，组织关系仍在本支部，由本支部负责管理。",),
    )
    return fill_in(request, sheet, form, act)


@door(EDIT_LETTER, write=EDIT_LETTER, of=letter_of)
def receive_letter(request: ViewerRequest, letter: Letter) -> HttpResponse:
    """Record the receipt of a letter."""
    today = timezone.localdate()
    form = ReceiptForm(request.POST or None, today=today)

    def act() -> str:
        services.receive_letter(letter=letter, today=today, **form.cleaned_data)
        return f"已记录回执：{letter}。"

    moved = f"从接收日期起，{letter.person}的组织关系转入{letter.other}"
    sheet = Sheet(
        title=f"{letter.person}：记录回执",
        verb="记录回执",
        back=_back(letter.branch),
        back_name="回到组织关系",
        effects=(f"{moved}，在本支部的任职到前一天为止。",),
    )
    return fill_in(request, sheet, form, act)


@door(EDIT_BRANCH, write=EDIT_BRANCH, of=branch_of)
def take_in(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Record the letter a member came with."""
    today = timezone.localdate()
    form = IncomingForm(request.POST or None, today=today, branch=branch)

    def act() -> str:
        letter = services.take_in(
            branch=branch, by=cast("User", request.user), today=today, **form.cleaned_data
        )
        return f"已记录：{letter}。回执可以下载打印。"

    sheet = Sheet(
        title=f"{branch}：记录转入介绍信",
        verb="记录转入",
        back=_back(branch),
        back_name="回到组织关系",
        about="先在支部页添加人员，再在这里记录介绍信。",
    )
    return fill_in(request, sheet, form, act)


@door(EDIT_LETTER, of=letter_of)
def letter_file(request: ViewerRequest, letter: Letter) -> HttpResponse:
    """Give the letter, or for one that came in the receipt, as a Word file."""
    personal_data_used.send(
        Person, viewer=request.viewer, record=letter.person, what="导出组织关系介绍信"
    )
    if letter.way == Letter.Way.IN:
        document, name = receipt_paper(letter), f"介绍信回执-{letter.person}.docx"
    else:
        standing = present_standing(letter.person)
        stage = standing.get_stage_display() if standing else "党员"
        document = letter_paper(letter, stage=stage, paid_until=paid_until(letter.person))
        name = f"组织关系介绍信-{letter.person}.docx"
    return as_download(official_docx(document), name=name, content_type=DOCX)


def _back(branch: Branch) -> str:
    return reverse("membership:transfers", args=[branch.pk])
