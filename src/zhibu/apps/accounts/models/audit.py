"""The audit trail: who changed, opened or exported what, when."""

from typing import Any

from auditlog.models import AbstractLogEntry
from django.db import models

from zhibu.apps.organisation.models import Person, Zone


class AuditEntry(AbstractLogEntry):
    """One line of the audit trail (等保 DB-06), with the zone and the person it concerns.

    Action ACCESS covers opening and exporting; `additional_data["what"]` then says what in
    Chinese. Both references are read from `additional_data`, which records give through
    `get_additional_data` (see audited.py).
    """

    zone = models.ForeignKey(Zone, models.PROTECT, null=True, blank=True, related_name="+")
    subject = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta(AbstractLogEntry.Meta):
        abstract = False
        verbose_name = verbose_name_plural = "操作记录"
        indexes = [
            models.Index(fields=["zone", "-timestamp"], name="audit_zone_time"),
            models.Index(fields=["subject", "-timestamp"], name="audit_subject_time"),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Take zone and subject from the additional data before saving."""
        facts = self.additional_data or {}
        if self.zone is None:
            self.zone_id = facts.get("zone")
        if self.subject is None:
            self.subject_id = facts.get("person")
        super().save(*args, **kwargs)
