"""A study of the zone: its question, who works on it and the codes they read with."""

from uuid import uuid4

from django.db import models
from django.urls import reverse

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Person


class Study(ZoneOwned):
    """调研: questionnaires, interviews and literature on one question, and what follows."""

    title = models.CharField("题目", max_length=80)
    purpose = models.TextField("想弄清什么", max_length=2000, blank=True)
    begun_on = models.DateField("开始日期")
    ended_on = models.DateField("结束日期", null=True, blank=True)
    is_sample = models.BooleanField("示例", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "调研"
        ordering = ["-begun_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "title"], name="one_study_of_a_title")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The hub of the study."""
        return reverse("research:study", args=[self.pk])


class Researcher(ZoneOwned):
    """调研组成员: sees everything the study holds; taken off, sees nothing more."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="researchers")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", verbose_name="姓名")
    added_on = models.DateField("加入日期")

    class Meta:
        verbose_name = verbose_name_plural = "调研组成员"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "study", "person"], name="researcher_added_once"
            )
        ]

    def __str__(self) -> str:
        return self.person.name


class Code(ZoneOwned):
    """编码: a theme passages of interviews and excerpts of literature are tagged with."""

    study = models.ForeignKey(Study, models.CASCADE, related_name="codes")
    parent = models.ForeignKey(
        "self", models.CASCADE, related_name="children", null=True, blank=True
    )
    name = models.CharField("名称", max_length=80)
    definition = models.TextField("含义", max_length=1000, blank=True)
    guid = models.UUIDField(default=uuid4, editable=False)
    """Who it is in other programs' codebooks (REFI-QDA)."""

    class Meta:
        verbose_name = verbose_name_plural = "编码"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "study", "parent", "name"],
                name="one_code_of_a_name",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.name
