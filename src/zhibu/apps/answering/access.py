"""Who gives out codes, and who may fetch one."""

import rules

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.studies.access import runs_study_of


@rules.predicate
def is_of_the_zone(viewer: Viewer, questionnaire: Questionnaire) -> bool:
    """Somebody on record in the zone that is asked."""
    return viewer.person_id is not None and viewer.zone_id == questionnaire.zone_id


rules.add_rule("answering.give_out", runs_study_of)
rules.add_rule("answering.fetch", is_of_the_zone)
