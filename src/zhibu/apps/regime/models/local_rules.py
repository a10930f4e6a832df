"""What a zone asks beyond the national rules, as the text its coordinator saved."""

from django.db import models

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Person


class LocalRules(ZoneOwned):
    """One version of a zone's own rules (TOML); the newest counts, older ones are history.

    An empty text means that the zone has no rules of its own any more.
    """

    text = models.TextField("本地规定", blank=True)
    saved_at = models.DateTimeField("保存时间")
    saved_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="保存人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "本地规定"
        ordering = ["-saved_at", "-pk"]
        indexes = [models.Index(fields=["zone", "-saved_at"], name="local_rules_newest")]

    def __str__(self) -> str:
        return f"{self.zone} {self.saved_at:%Y-%m-%d}"
