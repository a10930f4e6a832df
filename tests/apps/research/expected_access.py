"""Who may read and write at the addresses of studies, findings and the report."""

from tests.access_tables import SIGNED_IN, Access, roles
from tests.apps.research.records import MeasureFactory
from tests.apps.studies.records import ResearcherFactory, StudyFactory
from tests.houses import House

TEAM = roles("coordinator", "member")
"""The member is on the team of the house's study."""
OWNER = TEAM | roles("officer")
"""The officer took the measure on."""
COORDINATOR = roles("coordinator")
RUN = Access(read=TEAM, write=TEAM)
WRITE = Access(write=TEAM)

EXPECTED = {
    "research:home": Access(read=SIGNED_IN),
    "research:start": Access(read=COORDINATOR, write=COORDINATOR),
    "research:study": Access(read=TEAM),
    "research:change": RUN,
    "research:end": WRITE,
    "research:reopen": WRITE,
    "research:team": Access(read=COORDINATOR),
    "research:add_to_team": Access(write=COORDINATOR),
    "research:take_off_team": Access(write=COORDINATOR),
    "research:report": Access(read=TEAM),
    "research:report_word": Access(read=TEAM),
    "research:report_pdf": Access(read=TEAM),
    "research:rewrite_part": RUN,
    "research:restore_part": WRITE,
    "research:add_finding": RUN,
    "research:finding": Access(read=TEAM),
    "research:change_finding": RUN,
    "research:choose_basis": RUN,
    "research:delete_finding": WRITE,
    "research:find_owner": Access(read=TEAM),
    "research:add_measure": RUN,
    "research:finish_measure": Access(read=OWNER, write=OWNER),
    "research:reopen_measure": WRITE,
    "research:delete_measure": WRITE,
}


def keys(house: House) -> dict[str, dict[str, int | str]]:
    """Return the keywords of addresses that name a record of the house's study."""
    study = StudyFactory(zone=house.zone)
    ResearcherFactory(study=study, person=house.person)
    other = ResearcherFactory(study=study)
    owner = house.users["officer"].person
    measure = MeasureFactory(finding__study=study, owner=owner)
    of_study = {"study_id": study.pk}
    names = (
        "study",
        "change",
        "end",
        "reopen",
        "team",
        "add_to_team",
        "add_finding",
        "report",
        "report_word",
        "report_pdf",
    )
    of_finding = ("finding", "change_finding", "choose_basis", "delete_finding")
    of_measure = ("finish_measure", "reopen_measure", "delete_measure")
    return {
        "research:start": {"zone_id": house.zone.pk},
        "research:take_off_team": {"researcher_id": other.pk},
        **{f"research:{name}": of_study for name in names},
        **{
            f"research:{name}": {**of_study, "part": "summary"}
            for name in ("rewrite_part", "restore_part")
        },
        **{
            f"research:{name}": {"finding_id": measure.finding_id}
            for name in (*of_finding, "find_owner", "add_measure")
        },
        **{f"research:{name}": {"measure_id": measure.pk} for name in of_measure},
    }
