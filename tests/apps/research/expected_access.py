"""Who may read and write at the addresses of studies, findings and the report."""

from tests.access_tables import SIGNED_IN, Access, roles
from tests.apps.studies.records import ResearcherFactory, StudyFactory
from tests.houses import House

TEAM = roles("coordinator", "member")
"""The member is on the team of the house's study."""
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
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of addresses that name a record of the house's study."""
    study = StudyFactory(zone=house.zone)
    ResearcherFactory(study=study, person=house.person)
    other = ResearcherFactory(study=study)
    of_study = {"study_id": study.pk}
    names = ("study", "change", "end", "reopen", "team", "add_to_team")
    return {
        "research:start": {"zone_id": house.zone.pk},
        "research:take_off_team": {"researcher_id": other.pk},
        **{f"research:{name}": of_study for name in names},
    }
