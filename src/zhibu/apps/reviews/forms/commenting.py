"""Forms of comments and of the promises that follow from them."""

from collections.abc import Sequence
from typing import Any

from django import forms

from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.foundation.revised import RevisedForm
from zhibu.apps.organisation.models import Person
from zhibu.apps.reviews.forms.reporting import PlainText
from zhibu.apps.reviews.models import Comment
from zhibu.apps.reviews.services.commenting import Said
from zhibu.apps.reviews.services.promising import Promised

LONGEST_COMMENT = 1000
LONGEST_PROMISE = 200


class CommentForm(RevisedForm):
    """Which side, praise or criticism, and what."""

    lens = forms.ChoiceField(
        label="点评哪方面",
        choices=Comment.Lens,
        widget=forms.RadioSelect,
        error_messages={"required": "请选点评哪方面。"},
    )
    tone = forms.ChoiceField(
        label="肯定，还是指出不足",
        choices=Comment.Tone,
        widget=forms.RadioSelect,
        error_messages={"required": "请选肯定，还是指出不足。"},
    )
    text = PlainText(
        label="点评",
        max_length=LONGEST_COMMENT,
        error_messages={"required": "请写点评。"},
    )

    @property
    def said(self) -> Said:
        """What the comment says."""
        facts = self.cleaned_data
        return Said(lens=facts["lens"], tone=facts["tone"], text=facts["text"])

    @staticmethod
    def initial_of(comment: Comment) -> dict[str, Any]:
        """Return what the form begins with for a comment on record."""
        return {name: getattr(comment, name) for name in ("lens", "tone", "text", "revision")}


class NewCommentForm(CommentForm):
    """A comment, and folded below it a promise at once."""

    folded = ("promise", "owner", "due_on")
    folded_name = "由此定一条承诺"

    promise = forms.CharField(
        label="由此承诺做什么",
        max_length=LONGEST_PROMISE,
        required=False,
        help_text="一句话。下周复盘从它开始；能看这一周的人都看得到承诺。",
    )
    owner = forms.ModelChoiceField(
        Person.objects.none(), label="承诺由谁负责", required=False, empty_label="请选择"
    )
    due_on = DayField(label="承诺的完成期限", required=False)

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        """Offer the section's people as owners."""
        super().__init__(*args, **kwargs)
        _offer(self, people)

    def clean(self) -> dict[str, Any]:
        """Ask for the whole promise or none."""
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        missing = {
            "promise": "请写承诺做什么，或把负责人和期限清空。",
            "owner": "请选承诺由谁负责。",
            "due_on": "请填承诺的完成期限。",
        }
        if any(facts.get(name) for name in missing):
            for name, message in missing.items():
                if not facts.get(name) and name not in self.errors:
                    self.add_error(name, message)
        return facts

    @property
    def promised(self) -> Promised | None:
        """The promise, where one was written."""
        facts = self.cleaned_data
        if not facts["promise"]:
            return None
        return Promised(text=facts["promise"], owner=facts["owner"], due_on=facts["due_on"])


class PromiseForm(PlainForm):
    """What is promised, by whom, by when."""

    promise = forms.CharField(
        label="承诺做什么",
        max_length=LONGEST_PROMISE,
        error_messages={"required": "请写承诺做什么。"},
        help_text="一句话。下周复盘从它开始；能看这一周的人都看得到。",
    )
    owner = forms.ModelChoiceField(
        Person.objects.none(),
        label="由谁负责",
        empty_label=None,
        error_messages={"required": "请选由谁负责。", "invalid_choice": "请从科室的人里选。"},
    )
    due_on = DayField(label="完成期限")

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        """Offer the people who may be put down."""
        super().__init__(*args, **kwargs)
        _offer(self, people)

    @property
    def promised(self) -> Promised:
        """The promise."""
        facts = self.cleaned_data
        return Promised(text=facts["promise"], owner=facts["owner"], due_on=facts["due_on"])


class KeepForm(PlainForm):
    """When it was kept and, in one line, what came of it."""

    outcome = forms.CharField(
        label="完成情况",
        max_length=300,
        help_text="一句话说清结果。",
        error_messages={"required": "请用一句话写明完成情况。"},
    )
    done_on = DayField(label="完成日期")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Propose today."""
        super().__init__(*args, **kwargs)
        self.fields["done_on"].initial = self.today


class MoveForm(PlainForm):
    """Another day to keep it by."""

    to = DayField(label="新的期限")


def _offer(form: forms.Form, people: Sequence[Person]) -> None:
    owner = form.fields["owner"]
    assert isinstance(owner, forms.ModelChoiceField)  # noqa: S101 -- declared above
    owner.queryset = Person.objects.filter(pk__in=[person.pk for person in people])
