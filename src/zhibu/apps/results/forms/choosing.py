"""What the page of results is asked for."""

from dataclasses import dataclass

from django.http import QueryDict

from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.results.queries.analyses import groupings_of
from zhibu.core.surveys.codebook import Question


@dataclass(frozen=True, kw_only=True)
class Choice:
    """By which groups, and weighted or not; what is not offered is as if not asked for."""

    groupings: tuple[Question, ...]
    by: Question | None
    weights: bool
    may_weight: bool

    @property
    def by_id(self) -> str | None:
        """Id of the question that makes the groups; None: all together."""
        return self.by.id if self.by else None

    @property
    def query(self) -> str:
        """The same as an address carries it, without the question mark."""
        parts = [f"by={self.by.id}"] if self.by else []
        return "&".join([*parts, *(["weights=1"] if self.weights else [])])


def choice_of(asked: QueryDict, questionnaire: Questionnaire) -> Choice:
    """Read the choice from an address.

    Weights are for everybody only: within small groups a weighted share beside the plain one
    would tell of which age or agency the few are who gave an answer.
    """
    groupings = groupings_of(questionnaire)
    by = next((q for q in groupings if q.id == asked.get("by")), None)
    may_weight = bool(questionnaire.margins)
    return Choice(
        groupings=groupings,
        by=by,
        weights=may_weight and by is None and asked.get("weights") == "1",
        may_weight=may_weight,
    )
