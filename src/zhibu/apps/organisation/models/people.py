"""A person and where they work, are lent to, or live away."""

from django.db import models

from zhibu.apps.foundation.models import Period, ZoneOwned
from zhibu.apps.organisation.models.structure import Agency


class Person(ZoneOwned):
    """A member of staff, in post or retired, Party member or not.

    The least that branch life needs: no identity number, no address, no pay, and of the
    birth date only year and month. Dates that may be known in part are ISO text: '1985',
    '1985-03' or '1985-03-12'.
    """

    class Sex(models.TextChoices):
        MALE = "M", "男"
        FEMALE = "F", "女"

    code = models.CharField("人员编号", max_length=20)
    name = models.CharField("姓名", max_length=40)
    search_text = models.CharField(max_length=300, editable=False, default="")
    sex = models.CharField("性别", max_length=1, choices=Sex, blank=True)
    birth_month = models.CharField("出生年月", max_length=7, blank=True)
    applied = models.CharField("申请入党时间", max_length=10, blank=True)
    joined = models.CharField("入党时间", max_length=10, blank=True)
    converted = models.CharField("转正时间", max_length=10, blank=True)
    phone = models.CharField("联系电话", max_length=20, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "人员"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "code"], name="one_person_of_a_code")
        ]
        indexes = [models.Index(fields=["zone", "name"], name="person_zone_name")]

    def __str__(self) -> str:
        return self.name


class Employment(Period):
    """Working at an agency, or retired from it."""

    class Status(models.TextChoices):
        IN_POST = "in_post", "在职"
        RETIRED = "retired", "退休"

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="employments", verbose_name="人员"
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="employments", verbose_name="单位"
    )
    status = models.CharField("状态", max_length=8, choices=Status, default=Status.IN_POST)
    section = models.CharField("科室", max_length=80, blank=True)
    position = models.CharField("职务", max_length=80, blank=True)

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "工作单位"
        ordering = ["since", "pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["zone", "person"],
                condition=models.Q(until__isnull=True),
                name="one_open_employment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.agency}"


class Secondment(Period):
    """Lent elsewhere: 抽调, 挂职 or 驻村, usually with a planned end."""

    class Kind(models.TextChoices):
        LENT = "lent", "抽调"
        POSTED = "posted", "挂职"
        VILLAGE = "village", "驻村"

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="secondments", verbose_name="人员"
    )
    kind = models.CharField("类别", max_length=8, choices=Kind)
    host = models.CharField("去向", max_length=80)

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "借调"
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.person} {self.get_kind_display()} {self.host}"


class AwayPeriod(Period):
    """Living away: a mobile member (流动党员) or a retired one who lives elsewhere."""

    class Kind(models.TextChoices):
        MOBILE = "mobile", "流动党员"
        ELSEWHERE = "elsewhere", "居住外地"

    person = models.ForeignKey(
        Person, models.CASCADE, related_name="away_periods", verbose_name="人员"
    )
    kind = models.CharField("类别", max_length=10, choices=Kind)
    place = models.CharField("地点（到市县）", max_length=40, blank=True)

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "在外"
        ordering = ["since", "pk"]

    def __str__(self) -> str:
        return f"{self.person} {self.get_kind_display()}"
