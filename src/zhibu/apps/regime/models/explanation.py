"""Why something asked for was not held: beside the verdict, which stays what it is."""

from django.db import models
from django.db.models import Q

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Branch, PartyGroup, Person


class Explanation(ZoneOwned):
    """One sentence of the branch about one missed period of one rule.

    The period is named by its last day. An explained miss is no longer called for, but shown.
    """

    branch = models.ForeignKey(
        Branch, models.CASCADE, related_name="explanations", verbose_name="党支部"
    )
    rule = models.CharField("规则", max_length=12)
    group = models.ForeignKey(
        PartyGroup, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="党小组"
    )
    until = models.DateField("期限")
    text = models.CharField("说明", max_length=200)
    written_at = models.DateTimeField("时间")
    written_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="说明人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "情况说明"
        ordering = ["until", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "branch", "rule", "until"],
                condition=Q(group__isnull=True),
                name="one_explanation_of_a_branch",
            ),
            models.UniqueConstraint(
                fields=["zone", "branch", "rule", "group", "until"],
                condition=Q(group__isnull=False),
                name="one_explanation_of_a_group",
            ),
        ]

    def __str__(self) -> str:
        return self.text
