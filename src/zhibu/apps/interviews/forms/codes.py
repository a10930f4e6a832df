"""Forms of codes, memos, coders and quotations."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zhibu.apps.accounts.models import User
from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.foundation.revised import RevisedForm
from zhibu.apps.interviews.queries.interviews import name_of
from zhibu.apps.interviews.queries.trees import Branch
from zhibu.apps.studies.models import Code


class CodeChoice(forms.TypedChoiceField):
    """One of the codes of a study, offered as a tree."""

    def __init__(self, **kwargs: Any) -> None:
        """Offer nothing yet."""
        self.codes: dict[str, Code] = {}
        super().__init__(**kwargs)

    def offer(self, tree: Sequence[Branch], empty: str) -> None:
        """Offer these codes, those below others moved in."""
        self.codes = {str(branch.code.pk): branch.code for branch in tree}
        named = [(str(b.code.pk), f"{b.indent}{b.code.name}") for b in tree]
        self.choices = [("", empty), *named]

    def clean(self, value: Any) -> Code | None:
        """Return the code chosen; None when it is the empty choice."""
        return self.codes.get(str(super().clean(value)))


class CodeForm(PlainForm):
    """A code's name, meaning and place."""

    name = forms.CharField(label="名称", max_length=80, error_messages={"required": "请填写名称。"})
    definition = forms.CharField(
        label="含义",
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="什么样的话用这个编码，什么样的不用。两人分别编码时靠它统一。",
    )
    parent = CodeChoice(label="放在哪个编码下面", required=False)

    def __init__(self, *args: Any, tree: Sequence[Branch], **kwargs: Any) -> None:
        """Offer the codes it may stand under."""
        super().__init__(*args, **kwargs)
        parent = self.fields["parent"]
        assert isinstance(parent, CodeChoice)  # noqa: S101 -- declared above
        parent.offer(tree, "放在最上层")

    def clean_name(self) -> str:
        """Return the name without stray spaces."""
        return " ".join(str(self.cleaned_data["name"]).split())


class MergeForm(PlainForm):
    """Into which code."""

    into = CodeChoice(label="并入", error_messages={"required": "请选择并入哪个编码。"})

    def __init__(self, *args: Any, tree: Sequence[Branch], **kwargs: Any) -> None:
        """Offer the other codes."""
        super().__init__(*args, **kwargs)
        into = self.fields["into"]
        assert isinstance(into, CodeChoice)  # noqa: S101 -- declared above
        into.offer(tree, "请选择")


class CodebookForm(PlainForm):
    """A codebook file."""

    file = forms.FileField(
        label="编码表文件",
        help_text="REFI-QDA 编码表（.qdc，NVivo、MAXQDA、ATLAS.ti 都能导出），"
        "或 CSV：表头为“编码,含义”，下层编码写成“上层/下层”。",
        error_messages={"required": "请选择文件。", "empty": "文件是空的，请换一个。"},
    )


class MemoForm(RevisedForm):
    """What somebody thought."""

    text = forms.CharField(
        label="备忘",
        max_length=3000,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": "请写下备忘。"},
    )


class CodersForm(PlainForm):
    """The two who code the same transcript."""

    first = forms.ChoiceField(label="第一位编码人")
    second = forms.ChoiceField(label="第二位编码人")

    def __init__(self, *args: Any, coders: Sequence[User], **kwargs: Any) -> None:
        """Offer the team."""
        super().__init__(*args, **kwargs)
        self.coders = {str(user.pk): user for user in coders}
        named = [(key, name_of(user)) for key, user in self.coders.items()]
        for name in ("first", "second"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared above
            field.choices = [("", "请选择"), *named]
            field.error_messages["required"] = "请选择编码人。"

    def two(self) -> tuple[User, User]:
        """Return the two chosen."""
        return self.coders[self.cleaned_data["first"]], self.coders[self.cleaned_data["second"]]


class QuotationForm(RevisedForm):
    """The words without names, and whether they may leave the room."""

    asked_back = ("keep",)

    text = forms.CharField(
        label="匿名后的原话",
        max_length=2000,
        widget=forms.Textarea({"rows": 8}),
        error_messages={"required": "引用不能是空的；不要了请删除引用。"},
    )
    keep = forms.BooleanField(
        label="我核对过，上面列出的不是指人、单位或号码，可以保留", required=False
    )
