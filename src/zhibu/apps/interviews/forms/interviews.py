"""Forms of guides, interviews, transcripts and the real name."""

from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, NameField, PlainForm
from zhibu.apps.foundation.revised import RevisedForm
from zhibu.apps.interviews.models import Guide, Interview
from zhibu.apps.interviews.models.interviews import LONGEST_GUIDE, LONGEST_TRANSCRIPT
from zhibu.apps.interviews.queries.interviews import guides_of
from zhibu.apps.organisation.models import Person
from zhibu.apps.studies.models import Study


class GuideForm(RevisedForm):
    """The title and the questions of a guide."""

    title = forms.CharField(
        label="名称", max_length=80, error_messages={"required": "请填写名称。"}
    )
    text = forms.CharField(
        label="问题",
        max_length=LONGEST_GUIDE,
        widget=forms.Textarea({"rows": 16}),
        help_text="一行一个问题；以 # 开头的一行是小节标题，如“# 组织生活”。",
        error_messages={"required": "请至少写一个问题。"},
    )

    @classmethod
    def initial_of(cls, guide: Guide) -> dict[str, Any]:
        """Return what the form begins with for a guide on record."""
        return {"title": guide.title, "text": guide.text, "revision": guide.revision}


class InterviewForm(PlainForm):
    """The facts of an interview and the consent to it."""

    folded = ("place", "guide")

    speaker = forms.CharField(
        label="访谈对象",
        max_length=60,
        help_text="只写身份，不写姓名，如“某单位党务干部”。",
        error_messages={"required": "请写明对方的身份。"},
    )
    on = DayField(label="访谈日期")
    mode = forms.ChoiceField(label="方式", choices=Interview.Mode)
    interviewer = forms.CharField(
        label="访谈人", max_length=40, error_messages={"required": "请填写访谈人。"}
    )
    consent = forms.ChoiceField(
        label="对方怎样同意的",
        choices=[("", "请选择"), *Interview.Consent.choices],
        help_text="没有征得同意的谈话不要记在这里。",
        error_messages={"required": "请选择对方怎样同意的。"},
    )
    consent_on = DayField(label="同意日期")
    may_quote = forms.BooleanField(label="同意匿名引用原话", required=False)
    place = forms.CharField(label="地点", max_length=80, required=False)
    guide = forms.ModelChoiceField(
        Guide.objects.none(), label="提纲", required=False, empty_label="没有用提纲"
    )

    def __init__(self, *args: Any, study: Study, **kwargs: Any) -> None:
        """Offer the guides of the study; both days are today unless told otherwise."""
        super().__init__(*args, **kwargs)
        guide = self.fields["guide"]
        assert isinstance(guide, forms.ModelChoiceField)  # noqa: S101 -- declared above
        guide.queryset = guides_of(study)
        for name in ("on", "consent_on"):
            self.fields[name].initial = self.today

    @classmethod
    def initial_of(cls, interview: Interview) -> dict[str, Any]:
        """Return what the form begins with for an interview on record."""
        return {name: getattr(interview, name) for name in cls.base_fields}

    def facts(self) -> dict[str, Any]:
        """Return what the services take."""
        return dict(self.cleaned_data)


class TranscriptForm(RevisedForm):
    """What was said: pasted, or read from a file."""

    text = forms.CharField(
        label="记录或逐字稿",
        max_length=LONGEST_TRANSCRIPT,
        required=False,
        widget=forms.Textarea({"rows": 24}),
        help_text="一行一段。请尽量不写姓名、单位全称和电话。",
    )
    file = forms.FileField(
        label="或上传文件",
        required=False,
        help_text="Word（.docx）或文本（.txt），不超过 4 MB。文件内容会替换上面的文字。",
        error_messages={"empty": "文件是空的，请换一个。"},
    )

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not typed.get("text") and not typed.get("file"):
            self.add_error("text", "请粘贴记录，或选择文件。")
        return typed


class IntervieweeForm(PlainForm):
    """The real name, and who in the roster that is."""

    name = NameField(label="真实姓名")
    person = forms.ModelChoiceField(
        Person.objects.none(),
        label="名册中的人",
        required=False,
        empty_label="不在名册中，或不关联",
        help_text="关联后，本人在“我的信息”里能看到这次访谈的全部内容。",
    )

    def __init__(self, *args: Any, zone_id: int, **kwargs: Any) -> None:
        """Offer the people of the zone."""
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        assert isinstance(person, forms.ModelChoiceField)  # noqa: S101 -- declared above
        person.queryset = Person.objects.filter(zone_id=zone_id).order_by("search_text", "pk")


class WithdrawForm(PlainForm):
    """The day the consent was taken back."""

    on = DayField(label="撤回日期")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say today unless told otherwise."""
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = self.today


class ButtonForm(PlainForm):
    """Nothing to fill in: the button alone."""
