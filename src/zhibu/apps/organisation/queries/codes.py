"""Codes that tell people of one zone apart."""

import re

from zhibu.apps.organisation.models import Person

_CODE = re.compile(r"R(\d{1,15})")


def next_code(zone_id: int) -> str:
    """Return the next free code of a zone: R and a number of at least five digits.

    Codes of other shapes, which came with a roster, are left as they are. Whoever calls holds
    the zone's record, so that two do not get the same code.
    """
    return next_codes(zone_id, 1)[0]


def next_codes(zone_id: int, number: int) -> list[str]:
    """Return several free codes at once."""
    codes = Person.objects.filter(zone_id=zone_id, code__startswith="R")
    taken = (_CODE.fullmatch(code) for code in codes.values_list("code", flat=True))
    last = max((int(match[1]) for match in taken if match), default=0)
    return [f"R{last + step:05d}" for step in range(1, number + 1)]
