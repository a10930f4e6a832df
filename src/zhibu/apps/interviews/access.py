"""Who may open interviews: those who run the study, and nobody else."""

import rules

from zhibu.apps.studies.access import runs_study, runs_study_of

rules.add_rule("interviews.run", runs_study)
rules.add_rule("interviews.run_of", runs_study_of)
