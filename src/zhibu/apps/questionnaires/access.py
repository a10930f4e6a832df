"""Who may make and run questionnaires: those who run the study."""

import rules

from zhibu.apps.studies.access import runs_study, runs_study_of

rules.add_rule("questionnaires.add", runs_study)
rules.add_rule("questionnaires.run", runs_study_of)
