"""A notice to one person; whether it was read is nobody's business and is not kept."""

from django.db import models

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Person


class Notice(ZoneOwned):
    """What a person is told: in the page at once, elsewhere from `deliver_after` on.

    `url` is an address of the product the notice speaks of, '' when there is none.
    """

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="notices", verbose_name="收件人"
    )
    subject = models.CharField("标题", max_length=120)
    text = models.TextField("内容", blank=True)
    url = models.CharField(max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField("生成时间")
    deliver_after = models.DateTimeField("送达时间")
    delivered_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = verbose_name_plural = "通知"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["zone", "person", "-created_at"], name="notice_person")]

    def __str__(self) -> str:
        return self.subject
