"""A person's own results and remedies on the page 'my data'."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.appraisal.models import Outcome, Remedy
from zhibu.apps.organisation.models import Person

OF_OUTCOME = (
    "年度", "优秀票", "合格票", "基本合格票", "不合格票", "评定等次", "评定意见和理由",
    "不评定等次的原因",
)  # fmt: skip
OF_REMEDY = ("年度", "问题", "整改措施", "完成期限", "完成日期", "完成情况")


@also_held
def outcomes_of(person: Person) -> Section:
    """Return what each year's appraisal says of the person."""
    outcomes = Outcome.objects.filter(zone_id=person.zone_id, person=person)
    rows = tuple(
        (
            outcome.round.year,
            outcome.excellent,
            outcome.qualified,
            outcome.basic,
            outcome.unqualified,
            outcome.get_grade_display(),
            outcome.opinion,
            outcome.ungraded,
        )
        for outcome in outcomes.select_related("round")
    )
    return Section("民主评议", OF_OUTCOME, rows)


@also_held
def remedies_of(person: Person) -> Section:
    """Return the remedies the person is to carry out."""
    remedies = Remedy.objects.filter(zone_id=person.zone_id, owner=person)
    rows = tuple(
        (
            remedy.life.year,
            remedy.problem,
            remedy.measure,
            remedy.due_on,
            remedy.done_on,
            remedy.outcome,
        )
        for remedy in remedies.select_related("life")
    )
    return Section("整改事项", OF_REMEDY, rows)
