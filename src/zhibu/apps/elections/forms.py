"""Forms of an election: a few fields a step."""

from collections.abc import Sequence
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms

from zhibu.apps.elections.models import Candidate, Election, Exclusion
from zhibu.apps.elections.services.deciding import Typed
from zhibu.apps.foundation.forms import DayField, PlainForm
from zhibu.apps.organisation.models import Person, Post

USUAL_TERM = relativedelta(years=3)
"""支部工作条例 第二十一条."""
MOST = 999


def _number(label: str, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=MOST,
        widget=forms.NumberInput({"inputmode": "numeric"}),
        error_messages={
            "required": f"请填写{label}。",
            "invalid": "请填写整数。",
            "min_value": "不能是负数。",
        },
        **more,
    )


def _seats() -> forms.IntegerField:
    return forms.IntegerField(
        label="应选人数",
        min_value=1,
        max_value=15,
        error_messages={"required": "请填写应选人数。", "min_value": "至少1人。"},
    )


class StartForm(PlainForm):
    """What is elected, how many, when."""

    kind = forms.ChoiceField(label="类别", choices=Election.Kind, widget=forms.RadioSelect)
    body = forms.ChoiceField(
        label="选举什么",
        choices=Election.Body,
        widget=forms.RadioSelect,
        help_text="正式党员 7 人以上设支部委员会；不足 7 人设书记 1 名。",
    )
    seats = _seats()
    planned_on = DayField(label="选举大会日期", help_text="先定个日子，以后可以改")


class DaysForm(PlainForm):
    """When it is, when approval was asked for and given."""

    asked_on = DayField(label="请示日期", required=False)
    approved_on = DayField(label="批复日期", required=False, help_text="提前、延期换届必须有批复")
    planned_on = DayField(label="选举大会日期")
    seats = _seats()


class LeaveOutForm(PlainForm):
    """Who is not counted as due, and why."""

    person = forms.ChoiceField(label="党员", error_messages={"required": "请选择党员。"})
    reason = forms.ChoiceField(label="原因", choices=Exclusion.Reason)

    def __init__(self, *args: Any, people: Sequence[Person], **kwargs: Any) -> None:
        """Offer those due."""
        super().__init__(*args, **kwargs)
        self.people = {str(person.pk): person for person in people}
        _choices(self.fields["person"], self.people)

    @property
    def chosen(self) -> Person:
        """The person chosen."""
        return self.people[self.cleaned_data["person"]]


class CandidatesForm(PlainForm):
    """Who stands."""

    people = forms.MultipleChoiceField(
        label="候选人",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请勾选候选人。"},
    )

    def __init__(self, *args: Any, electors: Sequence[Person], **kwargs: Any) -> None:
        """Offer the electors."""
        super().__init__(*args, **kwargs)
        self.electors = {str(person.pk): person for person in electors}
        _choices(self.fields["people"], self.electors)

    @property
    def chosen(self) -> list[Person]:
        """The people chosen."""
        return [self.electors[key] for key in self.cleaned_data["people"]]


class TellersForm(PlainForm):
    """Who watches and who counts."""

    scrutineers = forms.MultipleChoiceField(
        label="监票人",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请勾选监票人。"},
    )
    counters = forms.MultipleChoiceField(
        label="计票人",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请勾选计票人。"},
    )

    def __init__(self, *args: Any, electors: Sequence[Person], **kwargs: Any) -> None:
        """Offer the electors who do not stand."""
        super().__init__(*args, **kwargs)
        self.electors = {str(person.pk): person for person in electors}
        for name in ("scrutineers", "counters"):
            _choices(self.fields[name], self.electors)

    def people(self, name: str) -> list[Person]:
        """Return the people chosen for a task."""
        return [self.electors[key] for key in self.cleaned_data[name]]


class CountForm(PlainForm):
    """One round as the tellers counted it; a candidate's abstentions follow from the rest."""

    present = _number("实到人数")
    handed = _number("发出选票")
    returned = _number("收回选票")
    void = _number("其中废票", initial=0)
    folded = ("other", "other_yes")

    def __init__(
        self, *args: Any, standing: Sequence[Candidate], others: Sequence[Person], **kwargs: Any
    ) -> None:
        """Ask for yes and no of each who stands; offer the others to be written in."""
        self.standing = standing
        super().__init__(*args, **kwargs)
        for each in standing:
            name = each.person.name
            self._ask(f"yes_{each.person_id}", _number(f"{name} 赞成"))
            self._ask(f"no_{each.person_id}", _number(f"{name} 不赞成", initial=0))
        self.others = {str(person.pk): person for person in others}
        other = forms.ChoiceField(
            label="另选他人", required=False, help_text="得票最多的另选人；没有就不填"
        )
        self._ask("other", other)
        _choices(self.fields["other"], self.others, empty="没有")
        self._ask("other_yes", _number("另选他人 赞成", required=False))

    def _ask(self, name: str, field: forms.Field) -> None:
        css = "form-select" if isinstance(field, forms.ChoiceField) else "form-control"
        field.widget.attrs.setdefault("class", css)
        self.fields[name] = field

    @property
    def written_in(self) -> list[Person]:
        """Who was written in."""
        key = self.cleaned_data["other"]
        return [self.others[key]] if key else []

    def typed(self) -> Typed:
        """Return the count."""
        data = self.cleaned_data
        votes = {
            each.person_id: (data[f"yes_{each.person_id}"], data[f"no_{each.person_id}"])
            for each in self.standing
        }
        votes |= {person.pk: (data["other_yes"] or 0, 0) for person in self.written_in}
        numbers = {key: data[key] for key in ("present", "handed", "returned", "void")}
        return Typed(votes=votes, **numbers)


class FinishForm(PlainForm):
    """Which post each winner takes, and when the new term ends."""

    due_on = DayField(label="新一届届满日期", help_text="一般为三年，按批复填写")

    def __init__(
        self, *args: Any, election: Election, winners: Sequence[Candidate], **kwargs: Any
    ) -> None:
        """Offer the committee posts to each winner."""
        super().__init__(*args, **kwargs)
        self.winners = winners
        if election.kind == Election.Kind.VACANCY:
            del self.fields["due_on"]
        else:
            self.fields["due_on"].initial = election.planned_on + USUAL_TERM
        lonely = election.body == Election.Body.SECRETARY
        for place, winner in enumerate(winners):
            first = Post.Kind.SECRETARY if lonely and place == 0 else Post.Kind.MEMBER
            field = forms.ChoiceField(
                label=f"{winner.person.name} 任",
                choices=[(kind.value, kind.label) for kind in Post.COMMITTEE],
                initial=Post.Kind.DEPUTY if lonely and place else first,
                widget=forms.Select({"class": "form-select"}),
            )
            self.fields[f"post_{winner.person_id}"] = field

    def posts(self) -> dict[int, str]:
        """Return the post of each winner."""
        return {
            winner.person_id: self.cleaned_data[f"post_{winner.person_id}"]
            for winner in self.winners
        }


def _choices(field: forms.Field, people: dict[str, Person], *, empty: str = "") -> None:
    """Offer people by name, told apart by their code where two share one."""
    names = [person.name for person in people.values()]
    offered = [
        (key, f"{p.name}（{p.code}）" if names.count(p.name) > 1 else p.name)
        for key, p in people.items()
    ]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 -- declared by the caller
    field.choices = [("", empty), *offered] if empty else offered
