"""Sections (科室) of an agency and who heads them.

Who works in a section stands in Employment, once and with its dates; a Section is the name
as something other records can point at.
"""

from django.db import models
from django.db.models import Q

from zhibu.apps.foundation.models import Period, ZoneOwned
from zhibu.apps.organisation.models.people import Person
from zhibu.apps.organisation.models.structure import Agency


class Section(ZoneOwned):
    """科室 of an agency, under the name it bears in its people's employments."""

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="sections", verbose_name="所属单位"
    )
    name = models.CharField("名称", max_length=80)

    class Meta:
        verbose_name = verbose_name_plural = "科室"
        ordering = ["agency_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "agency", "name"], name="one_section_of_a_name"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="section_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class SectionHead(Period):
    """科室负责人: who heads a section; a section may be without."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="heads", verbose_name="科室")
    person = models.ForeignKey(
        Person, models.CASCADE, related_name="headed_sections", verbose_name="人员"
    )

    class Meta(Period.Meta):
        verbose_name = verbose_name_plural = "科室负责人"
        ordering = ["since", "pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["zone", "section"],
                condition=Q(until__isnull=True),
                name="one_open_head",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.section} {self.person}"
