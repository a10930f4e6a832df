"""Who may read results: those who run the study, and nobody else."""

from tests.access_tables import Access, roles
from tests.apps.questionnaires.records import QuestionnaireFactory
from tests.apps.results.records import answered, of_agencies
from tests.apps.studies.records import ResearcherFactory, StudyFactory
from tests.houses import House

TEAM = roles("coordinator", "member")
"""The member is on the team of the house's study."""

EXPECTED = {
    "results:results": Access(read=TEAM),
    "results:figure": Access(read=TEAM),
    "results:workbook": Access(read=TEAM),
}


def keys(house: House) -> dict[str, dict[str, object]]:
    """Return the keywords of each address."""
    study = StudyFactory(zone=house.zone)
    ResearcherFactory(study=study, person=house.person)
    QuestionnaireFactory(study=study)
    questionnaire = answered(of_agencies(8, 8), study=study, population=24)
    one: dict[str, object] = {"questionnaire_id": questionnaire.pk}
    return {
        "results:results": one,
        "results:figure": {**one, "question": "hard"},
        "results:workbook": one,
    }
