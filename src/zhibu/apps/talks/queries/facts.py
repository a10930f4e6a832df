"""Talks as the plain facts that the rules judge: who and when, nothing of what was said."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from zhibu.apps.talks.models import Talk
from zhibu.core.regulations.branch import TalkFacts


def talk_facts(
    branch_ids: Iterable[int], *, since: date, until: date
) -> dict[int, tuple[TalkFacts, ...]]:
    """Return the talks of several branches in a span, both days included, in one query."""
    talks = Talk.objects.filter(branch_id__in=list(branch_ids), on__range=(since, until))
    facts: dict[int, list[TalkFacts]] = defaultdict(list)
    for pk, branch_id, on, a, b in talks.values_list("pk", "branch_id", "on", "a_id", "b_id"):
        facts[branch_id].append(TalkFacts(id=str(pk), on=on, a=str(a), b=str(b)))
    return {branch_id: tuple(found) for branch_id, found in facts.items()}
