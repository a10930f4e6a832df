"""Zone, agency, branch and Party group."""

from django.db import models

from zhibu.apps.foundation.models import ZoneOwned


class WorkCommittee(models.Model):
    """机关工委: the city's work committee above the zones; approves for small agencies."""

    name = models.CharField("名称", max_length=80, unique=True)
    is_sample = models.BooleanField("示例数据", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "机关工委"

    def __str__(self) -> str:
        return self.name


class Zone(models.Model):
    """党建协作区: eight or so agencies that join; the tenant every record belongs to."""

    committee = models.ForeignKey(
        WorkCommittee, models.PROTECT, related_name="zones", verbose_name="机关工委"
    )
    name = models.CharField("名称", max_length=80)
    is_sample = models.BooleanField("示例数据", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "协作区"
        constraints = [
            models.UniqueConstraint(fields=["committee", "name"], name="one_zone_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class Agency(ZoneOwned):
    """机关单位: an office of 10 to 30 staff."""

    name = models.CharField("名称", max_length=80)
    short_name = models.CharField("简称", max_length=20, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "单位"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "name"], name="one_agency_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """The short name where there is one."""
        return self.short_name or self.name


class Branch(ZoneOwned):
    """党支部 of an agency; a joint branch also covers further agencies (BranchUnit)."""

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", "普通支部"
        JOINT = "joint", "联合党支部"
        RETIRED = "retired", "离退休支部"
        TEMPORARY = "temporary", "临时党支部"

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="branches", verbose_name="所属单位"
    )
    name = models.CharField("名称", max_length=80)
    kind = models.CharField("类型", max_length=12, choices=Kind, default=Kind.ORDINARY)
    established_on = models.DateField("成立日期", null=True, blank=True)
    dissolved_on = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "党支部"
        ordering = ["agency_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "name"], name="one_branch_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class BranchUnit(ZoneOwned):
    """A further agency that a joint branch covers (支部条例: normally at most five)."""

    branch = models.ForeignKey(Branch, models.CASCADE, related_name="units")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="单位")

    class Meta:
        verbose_name = verbose_name_plural = "联合单位"
        constraints = [
            models.UniqueConstraint(fields=["zone", "branch", "agency"], name="unit_joined_once")
        ]

    def __str__(self) -> str:
        return self.agency.name


class PartyGroup(ZoneOwned):
    """党小组 of a branch."""

    branch = models.ForeignKey(Branch, models.PROTECT, related_name="groups", verbose_name="党支部")
    name = models.CharField("名称", max_length=40)
    dissolved_on = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "党小组"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["zone", "branch", "name"], name="one_group_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name
