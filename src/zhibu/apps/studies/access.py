"""Who works on a study: the zone's coordinator and those they put on its team.

A study is read by its team alone. The committee above and the system keeper have no door here;
they get the report like everybody else.
"""

from typing import Protocol

import rules

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.access import coordinates_zone
from zhibu.apps.studies.models import Researcher, Study


class OfStudy(Protocol):
    """Any record that belongs to a study."""

    zone_id: int
    study_id: int


@rules.predicate
def runs_study(viewer: Viewer, study: Study) -> bool:
    """The zone's coordinator, or somebody on the study's team."""
    return _runs(viewer, study.zone_id, study.pk)


@rules.predicate
def runs_study_of(viewer: Viewer, record: OfStudy) -> bool:
    """The same for a record of the study, such as a questionnaire."""
    return _runs(viewer, record.zone_id, record.study_id)


@rules.predicate
def may_study(viewer: Viewer, _target: object = None) -> bool:
    """Somebody who coordinates a zone or is on the team of any study."""
    if viewer.coordinator_of:
        return True
    if viewer.person_id is None or viewer.zone_id is None:
        return False
    team = Researcher.objects.filter(zone_id=viewer.zone_id)
    return bool(team.filter(person_id=viewer.person_id).exists())


def _runs(viewer: Viewer, zone_id: int, study_id: int) -> bool:
    if zone_id in viewer.coordinator_of:
        return True
    if viewer.person_id is None or viewer.zone_id != zone_id:
        return False
    team = Researcher.objects.filter(zone_id=zone_id, study_id=study_id)
    return bool(team.filter(person_id=viewer.person_id).exists())


rules.add_rule("studies.see_any", may_study)
rules.add_rule("studies.start", coordinates_zone)
rules.add_rule("studies.run", runs_study)
rules.add_rule("studies.choose_team", coordinates_zone)
