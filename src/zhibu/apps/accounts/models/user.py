"""An account, and the roles that are granted rather than held by post."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from zhibu.apps.organisation.models import Person, WorkCommittee, Zone


class User(AbstractUser):
    """An account to sign in with; what it may do follows from the person's posts and grants."""

    person = models.OneToOneField(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="account",
        verbose_name="人员",
    )
    must_change_password = models.BooleanField("下次登录须改密码", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "账号"
        ordering = ["username"]

    def __str__(self) -> str:
        return self.username


class Grant(models.Model):
    """A role given to an account for a period: coordinator, committee reader or keeper."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", "协作区召集人"
        COMMITTEE_READER = "reader", "机关工委查阅人"
        KEEPER = "keeper", "系统管理员"

    user = models.ForeignKey(User, models.CASCADE, related_name="grants", verbose_name="账号")
    role = models.CharField("角色", max_length=12, choices=Role)
    zone = models.ForeignKey(
        Zone, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="协作区"
    )
    committee = models.ForeignKey(
        WorkCommittee,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="机关工委",
    )
    since = models.DateField("开始日期")
    until = models.DateField("结束日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "角色授权"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="grant_names_its_place",
                condition=Q(role="coordinator", zone__isnull=False, committee__isnull=True)
                | Q(role="reader", zone__isnull=True, committee__isnull=False)
                | Q(role="keeper", zone__isnull=True, committee__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.get_role_display()}"
