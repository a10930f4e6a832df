"""Who may read and write at the addresses of literature: the study's team and coordinator."""

from tests.access_tables import Access, roles
from tests.apps.literature.records import ExcerptFactory, SourceFactory, study_in
from tests.houses import House

TEAM = roles("member", "coordinator")
READ, BOTH, WRITE = Access(read=TEAM), Access(read=TEAM, write=TEAM), Access(write=TEAM)

OF_STUDY = {
    "study": READ, "add": BOTH, "import": BOTH, "accept": WRITE, "word": READ, "ris": READ,
}  # fmt: skip
OF_SOURCE = {"source": READ, "change": BOTH, "move": WRITE, "drop": BOTH, "add_excerpt": BOTH}
OF_EXCERPT = {"change_excerpt": BOTH, "drop_excerpt": WRITE}

EXPECTED = {
    f"literature:{name}": access
    for table in (OF_STUDY, OF_SOURCE, OF_EXCERPT)
    for name, access in table.items()
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of each address."""
    source = SourceFactory(study=study_in(house))
    made = (
        (OF_STUDY, {"study_id": source.study_id}),
        (OF_SOURCE, {"source_id": source.pk}),
        (OF_EXCERPT, {"excerpt_id": ExcerptFactory(source=source).pk}),
    )
    return {f"literature:{name}": words for table, words in made for name in table}
