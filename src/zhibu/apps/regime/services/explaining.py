"""Say why a period was missed."""

from datetime import date, datetime

from django.db import transaction

from zhibu.apps.organisation.models import Branch, PartyGroup, Person
from zhibu.apps.regime.models import Explanation
from zhibu.apps.regime.queries.branch_year import overdue_finding
from zhibu.core.refusals import Refusal


class NothingMissed(Refusal):
    """There is no such period, or it is not overdue (any more)."""

    code = "regime.nothing-missed"


@transaction.atomic
def explain(
    *,
    branch: Branch,
    rule: str,
    group: PartyGroup | None,
    until: date,
    text: str,
    by: Person | None,
    now: datetime,
    today: date,
) -> Explanation:
    """Keep one sentence about a missed period; a second one replaces the first.

    Raises:
        NothingMissed: nothing is overdue there.
    """
    if overdue_finding(branch, rule=rule, group=group, until=until, on=today) is None:
        raise NothingMissed("这一项现在没有逾期，不用说明。", hint="请返回全年情况再看一眼。")
    return Explanation.objects.update_or_create(
        zone_id=branch.zone_id,
        branch=branch,
        rule=rule,
        group=group,
        until=until,
        defaults={"text": text, "written_at": now, "written_by": by},
    )[0]
