"""Records of the regime, by subject; the planned meetings themselves are meetings.Meeting."""

from zhibu.apps.regime.models.explanation import Explanation
from zhibu.apps.regime.models.feed import CalendarFeed
from zhibu.apps.regime.models.local_rules import LocalRules
from zhibu.apps.regime.models.plan import Milestone, PlanChange, YearPlan

__all__ = ["CalendarFeed", "Explanation", "LocalRules", "Milestone", "PlanChange", "YearPlan"]
