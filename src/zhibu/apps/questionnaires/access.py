"""Who may make and run questionnaires: those who run the study.

The bank of items belongs to the zone and is reached only from a questionnaire of it.
"""

import rules

from zhibu.apps.studies.access import runs_study, runs_study_of

rules.add_rule("questionnaires.add", runs_study)
rules.add_rule("questionnaires.run", runs_study_of)
