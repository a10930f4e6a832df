"""Who may write findings, and who may say that a measure is done."""

import rules

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.research.models import Measure
from zhibu.apps.studies.access import runs_study, runs_study_of


@rules.predicate
def owns_measure(viewer: Viewer, measure: Measure) -> bool:
    """The viewer took the measure on."""
    return viewer.person_id is not None and measure.owner_id == viewer.person_id


@rules.predicate
def runs_study_of_measure(viewer: Viewer, measure: Measure) -> bool:
    """The viewer runs the study the measure came from."""
    return bool(runs_study(viewer, measure.finding.study))


rules.add_rule("research.edit_finding", runs_study_of)
rules.add_rule("research.edit_report", runs_study_of)
rules.add_rule("research.edit_measure", runs_study_of_measure)
rules.add_rule("research.finish_measure", owns_measure | runs_study_of_measure)
