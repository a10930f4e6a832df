"""Who may read and write at the addresses of questionnaires: those who run the study."""

from tests.access_tables import Access, roles
from tests.apps.questionnaires.records import QuestionnaireFactory
from tests.apps.studies.records import ResearcherFactory, StudyFactory
from tests.houses import House

TEAM = roles("coordinator", "member")
"""The member is on the team of the house's study."""
READ = Access(read=TEAM)
WRITE = Access(write=TEAM)
EDIT = Access(read=TEAM, write=TEAM)

EXPECTED = {
    "questionnaires:add": EDIT,
    "questionnaires:questionnaire": READ,
    "questionnaires:heading": EDIT,
    "questionnaires:again": EDIT,
    "questionnaires:delete": EDIT,
    "questionnaires:add_question": EDIT,
    "questionnaires:question": EDIT,
    "questionnaires:move": WRITE,
    "questionnaires:copy": WRITE,
    "questionnaires:delete_question": EDIT,
    "questionnaires:keep": EDIT,
    "questionnaires:bank": EDIT,
    "questionnaires:drop_item": EDIT,
    "questionnaires:frame": EDIT,
    "questionnaires:agencies": WRITE,
    "questionnaires:preview": READ,
    "questionnaires:paper": READ,
    "questionnaires:xlsform": READ,
    "questionnaires:take_in": EDIT,
    "questionnaires:open": EDIT,
    "questionnaires:last_day": EDIT,
    "questionnaires:close": EDIT,
}
OF_QUESTION = tuple(
    f"questionnaires:{name}" for name in ("question", "move", "copy", "delete_question", "keep")
)


def keys(house: House) -> dict[str, dict[str, object]]:
    """Return the keywords of each address."""
    study = StudyFactory(zone=house.zone)
    ResearcherFactory(study=study, person=house.person)
    questionnaire = QuestionnaireFactory(study=study)
    of_questionnaire: dict[str, dict[str, object]] = {
        name: {"questionnaire_id": questionnaire.pk} for name in EXPECTED
    }
    for name in OF_QUESTION:
        of_questionnaire[name]["question_id"] = "hard"
    return of_questionnaire | {"questionnaires:add": {"study_id": study.pk}}
