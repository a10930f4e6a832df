"""Days that differ from the published calendar, and years entered by hand."""

from django.db import models

from zhibu.apps.foundation.models import ZoneOwned


class WorkdayOverride(ZoneOwned):
    """A day of which the zone says whether it is worked."""

    day = models.DateField("日期")
    is_workday = models.BooleanField("上班")
    note = models.CharField("说明", max_length=60, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "工作日调整"
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["zone", "day"], name="one_override_a_day")]

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {'上班' if self.is_workday else '放假'}"


class SettledYear(ZoneOwned):
    """A year not published when the software was made, whose days have all been entered."""

    year = models.PositiveSmallIntegerField("年份")

    class Meta:
        verbose_name = verbose_name_plural = "已录齐的年份"
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["zone", "year"], name="year_settled_once")]

    def __str__(self) -> str:
        return f"{self.year}年"
