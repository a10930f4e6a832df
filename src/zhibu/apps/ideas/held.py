"""What proposals hold about a person: what they signed, and what they answered."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.ideas.models import EarlierAnswer, Idea
from zhibu.apps.organisation.models import Person


@also_held
def signed_ideas(person: Person) -> Section:
    """The proposals someone made under their name; of unsigned ones nobody knows whose."""
    held = Idea.objects.filter(zone_id=person.zone_id, author=person).select_related("branch")
    rows = tuple(
        (
            one.proposed_on,
            str(one.branch),
            one.title,
            one.problem,
            one.proposal,
            one.get_decision_display(),
            one.reason,
            one.result,
        )
        for one in held
    )
    columns = ("提出日期", "党支部", "建议", "解决什么问题", "怎么做", "答复", "理由", "结果")
    return Section("署名提的建议", columns, rows)


@also_held
def answered_ideas(person: Person) -> Section:
    """The proposals someone answered for a branch."""
    of = {"zone_id": person.zone_id, "decided_by": person}
    now = Idea.objects.filter(**of).select_related("branch")
    before = EarlierAnswer.objects.filter(**of).select_related("idea__branch")
    rows = [(one.decided_on, one.branch, one.title, one.get_decision_display()) for one in now]
    rows += [
        (one.decided_on, one.idea.branch, one.idea.title, one.get_decision_display())
        for one in before
    ]
    return Section(
        "答复过的建议",
        ("答复日期", "党支部", "建议", "答复"),
        tuple((day, str(branch), title, said) for day, branch, title, said in rows),
    )
