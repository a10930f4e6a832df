"""Who keeps the literature of a study: those who run it."""

import rules

from zhibu.apps.studies.access import runs_study, runs_study_of

rules.add_rule("literature.run", runs_study)
rules.add_rule("literature.run_of", runs_study_of)
