"""What dues are counted from, and which months are paid; no payment is made here."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from zhibu.apps.foundation.models import ZoneOwned
from zhibu.apps.organisation.models import Branch, Person


class DuesBase(ZoneOwned):
    """The monthly base of one person in one year: pay, so kept as little and close as can be.

    The amount is never stored: it follows from the base and the text in force (DF-02 to DF-04).
    """

    class Kind(models.TextChoices):
        SALARY = "salary", "在职，按工资收入"
        PENSION = "pension", "离退休，按养老金"
        FLAT = "flat", "学生等，每月0.2元"
        WAIVED = "waived", "经批准免交"

    WITH_BASE = (Kind.SALARY, Kind.PENSION)

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="dues_bases", verbose_name="人员"
    )
    year = models.PositiveSmallIntegerField("年份")
    kind = models.CharField("类别", max_length=8, choices=Kind)
    base = models.DecimalField(
        "每月计算基数（元）",
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="记录人",
    )

    class Meta:
        verbose_name = verbose_name_plural = "党费计算基数"
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "person", "year"], name="one_base_a_year"),
            models.CheckConstraint(
                condition=Q(kind__in=("salary", "pension"), base__isnull=False)
                | Q(kind__in=("flat", "waived"), base__isnull=True),
                name="base_where_one_is_needed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.year}年党费基数"


class DuesPaid(ZoneOwned):
    """A month ticked as paid by the officer who took the money, if the branch wishes to tick."""

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="dues_paid", verbose_name="人员"
    )
    branch = models.ForeignKey(Branch, models.PROTECT, related_name="+", verbose_name="党支部")
    month = models.DateField("月份", help_text="当月1日")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name="记录人",
    )

    class Meta:
        verbose_name = verbose_name_plural = "党费已交月份"
        ordering = ["month", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "person", "month"], name="month_paid_once")
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.month:%Y-%m}党费"
