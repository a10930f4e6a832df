"""Who may read and correct the working days of a zone."""

import rules

from zhibu.apps.organisation.access import (
    belongs_to_zone,
    coordinates_zone,
    has_a_place,
    reads_zone,
)

rules.add_rule("workdays.see_some", has_a_place)
rules.add_rule("workdays.see", belongs_to_zone | coordinates_zone | reads_zone)
rules.add_rule("workdays.edit", coordinates_zone)
