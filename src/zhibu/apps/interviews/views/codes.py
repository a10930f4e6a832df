"""The tree of codes: see, change, take over, hand on."""

from collections.abc import Callable
from typing import cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.accounts.tables import as_download
from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.interviews.forms.codes import CodebookForm, CodeForm, MergeForm
from zhibu.apps.interviews.forms.interviews import ButtonForm
from zhibu.apps.interviews.queries.interviews import memos_in
from zhibu.apps.interviews.queries.trees import nodes_of, tree_of, tree_with_counts
from zhibu.apps.interviews.records import code_of
from zhibu.apps.interviews.services import codes as services
from zhibu.apps.interviews.services.codebooks import import_codes
from zhibu.apps.interviews.views.guides import RUN, RUN_OF
from zhibu.apps.studies.models import Code, Study
from zhibu.apps.studies.records import study_of
from zhibu.core.coding.exchange.code_tree import BadCodebook, CodeNode
from zhibu.core.coding.exchange.plain_csv import codes_from_csv, csv_from
from zhibu.core.coding.exchange.qdc import codes_from_qdc, qdc_from

MOST_BYTES = 2 * 1024 * 1024


@door(RUN, of=study_of)
def codes(request: ViewerRequest, study: Study) -> HttpResponse:
    """Show the tree of codes."""
    context = {"study": study, "tree": tree_with_counts(study), "memos": memos_in(study)}
    return render(request, "interviews/codes.html", context)


@door(RUN, write=RUN, of=study_of)
def add(request: ViewerRequest, study: Study) -> HttpResponse:
    """Add a code; ?under= says below which."""
    form = CodeForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        tree=tree_of(study),
        initial={"parent": request.GET.get("under", "")},
    )

    def act() -> str:
        code = services.add_code(study=study, **form.cleaned_data)
        return f"已新增编码“{code}”。"

    return fill_in(request, _sheet(study, "新增编码", "新增编码"), form, act)


@door(RUN_OF, write=RUN_OF, of=code_of)
def change(request: ViewerRequest, code: Code) -> HttpResponse:
    """Rename, redefine or move a code."""
    below = services.below(code)
    form = CodeForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        tree=[branch for branch in tree_of(code.study) if branch.code.pk not in below],
        initial={"name": code.name, "definition": code.definition, "parent": code.parent_id},
    )

    def act() -> str:
        services.change_code(code=code, **form.cleaned_data)
        return f"已保存编码“{code}”。"

    return fill_in(request, _sheet(code.study, f"修改编码“{code}”", "保存编码"), form, act)


@door(RUN_OF, write=RUN_OF, of=code_of)
def merge(request: ViewerRequest, code: Code) -> HttpResponse:
    """Merge a code into another."""
    below = services.below(code)
    form = MergeForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        tree=[branch for branch in tree_of(code.study) if branch.code.pk not in below],
    )

    def act() -> str:
        into = services.merge_codes(code=code, into=form.cleaned_data["into"])
        return f"已并入编码“{into}”。"

    effects = (
        f"“{code}”的全部编码段和摘录改用并入的编码，“{code}”和它的含义删除，不能恢复。",
        "它下面的编码移到并入的编码下面；同名的合成一个。",
    )
    sheet = _sheet(code.study, f"合并编码“{code}”", "合并编码", effects=effects)
    return fill_in(request, sheet, form, act)


@door(RUN_OF, write=RUN_OF, of=code_of)
def drop(request: ViewerRequest, code: Code) -> HttpResponse:
    """Remove a code with those below it."""
    below = services.below(code)
    form = ButtonForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate()
    )

    def act() -> str:
        services.drop_code(code=code)
        return "已删除编码。"

    there = [one for one in tree_with_counts(code.study) if one.code.pk in below]
    others = [f"“{one.code}”" for one in there if one.code != code]
    effects = [
        f"去掉 {sum(one.passages for one in there)} 个访谈编码段、"
        f"{sum(one.excerpts for one in there)} 条摘录的标记；原文和摘录都保留。",
        "关于这个编码的备忘一并删除，不能恢复。",
    ]
    if others:
        effects.insert(0, f"下面的编码一并删除：{'、'.join(others)}。")
    sheet = _sheet(code.study, f"删除编码“{code}”", "删除编码", effects=tuple(effects))
    return fill_in(request, sheet, form, act)


@door(RUN, write=RUN, of=study_of)
def import_book(request: ViewerRequest, study: Study) -> HttpResponse:
    """Take over a codebook from a file."""
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = CodebookForm(*posted, today=timezone.localdate())

    def act() -> str:
        nodes = _read(cast("UploadedFile[bytes]", form.cleaned_data["file"]))
        done = import_codes(study=study, nodes=nodes)
        return f"已导入：新增 {done.added} 个，改了 {done.changed} 个，{done.same} 个没有变化。"

    effects = ("原有的编码都保留；同一个编码换成文件里的名称和含义。",)
    return fill_in(request, _sheet(study, "导入编码表", "导入编码", effects=effects), form, act)


def _read(file: "UploadedFile[bytes]") -> tuple[CodeNode, ...]:
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise BadCodebook("文件超过 2 MB。", hint="请核对是不是编码表。")
    is_csv = (file.name or "").lower().endswith((".csv", ".txt"))
    return codes_from_csv(content) if is_csv else codes_from_qdc(content)


def _export(
    write: Callable[[tuple[CodeNode, ...]], bytes], study: Study, ending: str, kind: str
) -> HttpResponse:
    name = f"编码表-{study.title}.{ending}"
    return as_download(write(nodes_of(study)), name=name, content_type=kind)


@door(RUN, of=study_of)
def as_qdc(request: ViewerRequest, study: Study) -> HttpResponse:
    """Hand the tree on as a REFI-QDA codebook."""
    return _export(qdc_from, study, "qdc", "application/xml")


@door(RUN, of=study_of)
def as_csv(request: ViewerRequest, study: Study) -> HttpResponse:
    """Hand the tree on as a table."""
    return _export(csv_from, study, "csv", "text/csv; charset=utf-8")


def _sheet(study: Study, title: str, verb: str, effects: tuple[str, ...] = ()) -> Sheet:
    back = reverse("interviews:codes", args=[study.pk])
    return Sheet(title=title, verb=verb, back=back, back_name="回到编码", effects=effects)
