"""Project groups across sections and agencies, and what lent people took on."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from zhibu.apps.foundation.models import Period, ZoneOwned
from zhibu.apps.organisation.models import Branch, Person, Secondment
from zhibu.apps.workitems.models import WorkItem


class Project(ZoneOwned):
    """项目党小组: a team for one task and a period; it ends by itself on its last day."""

    branch = models.ForeignKey(
        Branch, models.PROTECT, related_name="projects", verbose_name="牵头党支部"
    )
    name = models.CharField("名称", max_length=60)
    task = models.TextField("任务", max_length=1000)
    since = models.DateField("开始日期")
    until = models.DateField("计划结束日期")
    ended_on = models.DateField("实际结束日期", null=True, blank=True)
    result = models.TextField("结束小结", max_length=2000, blank=True)
    temporary_branch = models.ForeignKey(
        Branch,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="成立的临时党支部",
    )
    no_branch_why = models.CharField("不成立临时党支部的原因", max_length=200, blank=True)
    revision = models.PositiveIntegerField("第几次改动", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "项目党小组"
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gte=F("since")), name="project_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("since")),
                name="project_ended_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def last_day(self) -> date:
        """The last day it works: as recorded, else as planned."""
        return self.ended_on or self.until

    def is_over(self, on: date) -> bool:
        """Whether it has ended, by itself or because somebody said so."""
        return self.last_day < on

    def day_within(self, on: date) -> date:
        """Return `on`, or the nearest day of the project."""
        return max(self.since, min(on, self.last_day))


class ProjectMember(Period):
    """Somebody in a project group: what they took on, and in their own words what they learned."""

    class Role(models.TextChoices):
        LEADER = "leader", "组长"
        MEMBER = "member", "组员"

    project = models.ForeignKey(Project, models.CASCADE, related_name="members")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="project_parts", verbose_name="人员"
    )
    role = models.CharField("角色", max_length=8, choices=Role, default=Role.MEMBER)
    duty = models.CharField("承担的任务", max_length=200, blank=True)
    learned = models.TextField("收获", max_length=1000, blank=True)
    revision = models.PositiveIntegerField("第几次改动", default=0)

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "项目组成员"
        ordering = ["pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["zone", "project", "person"],
                condition=Q(until__isnull=True),
                name="in_a_project_once",
            ),
            models.UniqueConstraint(
                fields=["zone", "project"],
                condition=Q(until__isnull=True, role="leader"),
                name="one_project_leader",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.get_role_display()}"

    @property
    def last_day(self) -> date:
        """The last day of this part: their own, else the project's."""
        return min(self.until, self.project.last_day) if self.until else self.project.last_day


class ProjectItem(ZoneOwned):
    """A work item a project group carries out."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="items")
    item = models.OneToOneField(WorkItem, models.CASCADE, related_name="project_link")

    class Meta:
        verbose_name = verbose_name_plural = "项目组的工作事项"
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.item)


class Posting(ZoneOwned):
    """What somebody lent, posted or in a village took on and learned there."""

    secondment = models.OneToOneField(Secondment, models.CASCADE, related_name="posting")
    project = models.ForeignKey(
        Project,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="postings",
        verbose_name="所属项目组",
    )
    duty = models.CharField("承担的任务", max_length=200, blank=True)
    learned = models.TextField("收获", max_length=1000, blank=True)
    revision = models.PositiveIntegerField("第几次改动", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "借调纪实"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"借调纪实 {self.secondment_id}"
