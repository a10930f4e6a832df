"""Steps of an admission that are no stage of their own, and who helps on the way."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from zhibu.apps.foundation.models import Period, ZoneOwned
from zhibu.apps.organisation.models import Branch, Person, Standing
from zhibu.core.regulations.admission_steps import steps

STEPS = [(step.key, step.title) for step in steps()]
REPEATED = [step.key for step in steps() if step.repeated]


class AdmissionEvent(ZoneOwned):
    """A step taken on the way to membership.

    A step that opens a stage (积极分子, 发展对象 and so on) has its day in the Standing of
    that stage and points to it; any other has its own day. Of a political review nothing is
    kept but the day it was done (GX-09).
    """

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="admission_events", verbose_name="人员"
    )
    branch = models.ForeignKey(Branch, models.PROTECT, related_name="+", verbose_name="党支部")
    step = models.CharField("步骤", max_length=20, choices=STEPS)
    own_day = models.DateField("日期", null=True, blank=True)
    standing = models.OneToOneField(
        Standing,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="admission_event",
        verbose_name="阶段",
    )
    decided_by = models.CharField("由谁决定", max_length=80, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)
    reason = models.CharField("日期不合条文的理由", max_length=200, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="记录人",
    )

    class Meta:
        verbose_name = verbose_name_plural = "发展党员步骤"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(own_day__isnull=True) ^ Q(standing__isnull=True),
                name="step_has_one_day",
            ),
            models.UniqueConstraint(
                fields=["zone", "person", "step", "own_day"], name="step_once_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_step_display()}"

    @property
    def on(self) -> date | None:
        """The day the step was taken: its own, or the first of the stage."""
        return self.standing.since if self.standing else self.own_day


class Companion(Period):
    """A full member who helps: 培养联系人 of an activist, 入党介绍人 of a candidate."""

    class Kind(models.TextChoices):
        MENTOR = "mentor", "培养联系人"
        INTRODUCER = "introducer", "入党介绍人"

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="companions", verbose_name="人员"
    )
    helper = models.ForeignKey(
        Person, models.CASCADE, related_name="accompanied", verbose_name="联系人、介绍人"
    )
    kind = models.CharField("类别", max_length=10, choices=Kind)

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "培养联系人、入党介绍人"
        ordering = ["kind", "since", "pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["zone", "person", "helper", "kind"],
                condition=Q(until__isnull=True),
                name="companion_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}的{self.get_kind_display()}{self.helper}"
