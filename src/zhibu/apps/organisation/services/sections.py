"""Sections come into being with the first person who works in them."""

from collections.abc import Iterable
from typing import Any

from zhibu.apps.organisation.models import Section


def keep_sections_of(employments: Iterable[Any]) -> None:
    """Put on record every section the Employments name; those there already stay."""
    named = {(work.zone_id, work.agency_id, work.section) for work in employments if work.section}
    sections = (
        Section(zone_id=zone, agency_id=agency, name=name) for zone, agency, name in sorted(named)
    )
    Section.objects.bulk_create(sections, ignore_conflicts=True)
