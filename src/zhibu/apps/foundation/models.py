"""Abstract records: owned by a zone, and true for a period."""

from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.db.models import F, Q

T = TypeVar("T", bound="Period")


class ZoneOwned(models.Model):
    """A record that belongs to one zone (协作区); every query starts from the zone."""

    zone = models.ForeignKey(
        "organisation.Zone", models.PROTECT, related_name="+", verbose_name="协作区"
    )

    class Meta:
        abstract = True


class PeriodQuerySet(models.QuerySet[T]):
    """Questions about records that are true for a period."""

    def on(self, day: date) -> "PeriodQuerySet[T]":
        """Those in force on `day`; both ends belong to the period."""
        return self.filter(in_force(day))


def in_force(day: date, path: str = "") -> Q:
    """Return the condition that a period reached through `path` ('posts__') covers `day`."""
    begun = Q(**{f"{path}since__lte": day})
    return begun & (Q(**{f"{path}until__isnull": True}) | Q(**{f"{path}until__gte": day}))


class Period(ZoneOwned):
    """Something true of a person or branch from `since` to `until`, both days included.

    Nothing is overwritten: a change closes one period and opens the next, so that 'who was
    in this branch on that day' keeps its answer.
    """

    since = models.DateField("开始日期")
    since_exact = models.BooleanField(
        "开始日期确切", default=True, help_text="否：只知道不晚于这一天"
    )
    until = models.DateField("结束日期", null=True, blank=True)

    objects: Any = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="%(app_label)s_%(class)s_until_not_before_since",
            )
        ]

    def is_in_force(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return self.since <= day and (self.until is None or self.until >= day)
