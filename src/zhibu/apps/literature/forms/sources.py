"""Forms of sources, excerpts and the file to import."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import PartialDayField, PlainForm
from zhibu.apps.foundation.revised import RevisedForm
from zhibu.apps.literature.models import KINDS, Excerpt, Source
from zhibu.apps.studies.models import Code, Study

LONGEST_PASTE = 2_000_000


def _text(label: str, name: str, **kwargs: Any) -> forms.CharField:
    """Return a text field as long as the record's."""
    longest = getattr(Source._meta.get_field(name), "max_length", None)
    return forms.CharField(label=label, max_length=longest, required=False, **kwargs)


class SourceForm(RevisedForm):
    """A source typed by hand."""

    folded = (
        "volume", "issue", "pages", "place", "publisher", "edition", "number",
        "published_on", "url", "accessed_on", "doi",
    )  # fmt: skip

    kind = forms.ChoiceField(label="类型", choices=KINDS)
    title = forms.CharField(
        label="题名", max_length=300, error_messages={"required": "请填写题名。"}
    )
    authors = _text(
        "责任者",
        "authors",
        widget=forms.Textarea({"rows": 3}),
        help_text="一行一位，按原文顺序。英文写成“Smith, John”。",
    )
    container = _text("刊名、报名或文集名", "container")
    year = forms.RegexField(
        r"^\d{4}$",
        label="年份",
        required=False,
        error_messages={"invalid": "年份请写四位数字，如 2026。"},
    )
    volume = _text("卷", "volume")
    issue = _text("期", "issue")
    pages = _text("页码", "pages", help_text="如 10-15；报纸写版次。")
    place = _text("出版地", "place")
    publisher = _text("出版者或单位", "publisher", help_text="学位论文写学校。")
    edition = _text("版本", "edition", help_text="第 1 版不用写；如 3。")
    number = _text("编号", "number", help_text="标准号或文号。")
    published_on = PartialDayField(label="发布日期", help_text="报纸、网页用。")
    url = _text("网址", "url")
    accessed_on = PartialDayField(label="引用日期", help_text="什么时候看到这个网页。")
    doi = _text("DOI", "doi")

    @classmethod
    def initial_of(cls, source: Source) -> dict[str, Any]:
        """Return what the form begins with for a source on record."""
        return {name: getattr(source, name) for name in cls.base_fields}

    def facts(self) -> dict[str, str]:
        """Return what the services take; stray blank lines between authors are left out."""
        facts = {name: value for name, value in self.cleaned_data.items() if name != "revision"}
        lines = facts["authors"].splitlines()
        facts["authors"] = "\n".join(line.strip() for line in lines if line.strip())
        facts["year"] = facts["year"] or facts["published_on"][:4]
        return facts

    def clean_url(self) -> str:
        """Take web addresses alone: the page makes them links."""
        url = str(self.cleaned_data["url"]).strip()
        if url and not url.lower().startswith(("http://", "https://")):
            raise forms.ValidationError("网址请以 http:// 或 https:// 开头。")
        return url


class ExcerptForm(RevisedForm):
    """Words of a source, their page and their codes."""

    text = forms.CharField(
        label="摘录",
        max_length=5000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": "请填写摘录的文字。"},
    )
    pages = forms.CharField(label="页码", max_length=40, required=False)
    note = forms.CharField(
        label="批注", max_length=2000, required=False, widget=forms.Textarea({"rows": 3})
    )
    codes = forms.ModelMultipleChoiceField(
        Code.objects.none(),
        label="编码",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="和访谈用同一棵编码树。",
    )

    def __init__(self, *args: Any, study: Study, **kwargs: Any) -> None:
        """Offer the codes of the study."""
        super().__init__(*args, **kwargs)
        codes = self.fields["codes"]
        assert isinstance(codes, forms.ModelMultipleChoiceField)  # noqa: S101 -- declared above
        codes.queryset = Code.objects.filter(study=study)

    @classmethod
    def initial_of(cls, excerpt: Excerpt) -> dict[str, Any]:
        """Return what the form begins with for an excerpt on record."""
        facts = {name: getattr(excerpt, name) for name in ("text", "pages", "note", "revision")}
        return facts | {"codes": [code.pk for code in excerpt.codes.all()]}


class ImportForm(PlainForm):
    """An export of a reference manager, as a file or pasted."""

    file = forms.FileField(
        label="导出的文件",
        required=False,
        help_text="知网、NoteExpress、EndNote、Zotero 导出的 RIS、BibTeX 或 NoteExpress 文件。",
        error_messages={"empty": "文件是空的，请换一个。"},
    )
    text = forms.CharField(
        label="或粘贴导出的文字",
        required=False,
        max_length=LONGEST_PASTE,
        widget=forms.Textarea({"rows": 8}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not typed.get("text") and not typed.get("file"):
            self.add_error("file", "请选择文件，或粘贴导出的文字。")
        return typed


class ButtonForm(PlainForm):
    """Nothing to fill in: the button alone."""
