"""The one thing kept here: that somebody handed a year's record to their branch.

What the record says is asked of the records it comes from, each time anew.
"""

from django.db import models

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Branch, Person


class Release(ZoneOwned):
    """交给支部: a person lets the officers of a branch read the record of a year.

    They read what had happened until `released_on`; what comes later is handed over anew.
    """

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="released_records", verbose_name="人员"
    )
    branch = models.ForeignKey(
        Branch, models.PROTECT, related_name="released_records", verbose_name="党支部"
    )
    year = models.PositiveSmallIntegerField("年度")
    released_on = models.DateField("交给支部的日期")

    class Meta:
        verbose_name = verbose_name_plural = "交给支部的纪实"
        ordering = ["-year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "person", "year"], name="one_release_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.year}年纪实"
