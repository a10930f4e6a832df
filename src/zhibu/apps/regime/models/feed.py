"""A person's own address to subscribe to the plan of a branch."""

from django.db import models

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Branch, Person


class CalendarFeed(ZoneOwned):
    """One secret address for one person and branch; of the secret only a hash is kept."""

    branch = models.ForeignKey(Branch, models.CASCADE, related_name="+", verbose_name="党支部")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="人员")
    token_hash = models.CharField(max_length=64, editable=False, db_index=True)
    made_at = models.DateTimeField("生成时间")

    class Meta:
        verbose_name = verbose_name_plural = "日历订阅"
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "branch", "person"], name="one_feed_a_person_and_branch"
            ),
            models.UniqueConstraint(fields=["zone", "token_hash"], name="one_feed_of_a_token"),
        ]

    def __str__(self) -> str:
        return f"{self.branch} {self.made_at:%Y-%m-%d}"
