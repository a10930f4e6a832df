"""Who may read and write at the addresses of the weekly review."""

from tests.access_tables import Access, roles
from tests.apps.reviews.records import (
    MONDAY,
    CommentFactory,
    PromiseFactory,
    WeekFactory,
    section_in,
)
from tests.factories import works_in
from tests.houses import House

from zhibu.apps.organisation.models import Person

ON_RECORD = roles("member", "officer", "secretary", "neighbour", "stranger")
OF_BRANCH = roles("member", "officer", "secretary")
OF_SECTION = roles("member", "secretary")
"""The member works in the section; the secretary leads."""
LEADS = roles("secretary")
READ = Access(read=OF_BRANCH)
REPORT = Access(read=OF_SECTION, write=OF_SECTION)
LEAD = Access(read=LEADS, write=LEADS)
KEEP = Access(read=roles("officer", "secretary"), write=roles("officer", "secretary"))

EXPECTED = {
    "reviews:home": Access(read=ON_RECORD),
    "reviews:branch": READ,
    "reviews:week": READ,
    "reviews:minutes": READ,
    "reviews:minutes_docx": READ,
    "reviews:trends": READ,
    "reviews:promises": READ,
    "reviews:promises_xlsx": READ,
    "reviews:promise": READ,
    "reviews:habits": LEAD,
    "reviews:hold": KEEP,
    "reviews:report": REPORT,
    "reviews:make_promise": REPORT,
    "reviews:comment": LEAD,
    "reviews:change_comment": LEAD,
    "reviews:take_back": LEAD,
    "reviews:keep": REPORT,
    "reviews:move": REPORT,
    "reviews:delete_promise": LEAD,
    "reviews:reopen": Access(write=OF_SECTION),
}


def keys(house: House) -> dict[str, dict[str, object]]:
    """Return the keywords of addresses that name a week, a comment or a promise."""
    section = section_in(house)
    works_in(section, house.person, heads=True)
    week = WeekFactory(branch=house.branch)
    secretary: Person = house.users["secretary"].person
    comment = CommentFactory(week=week, section=section, by=secretary)
    promise = PromiseFactory(week=week, section=section, owner=house.person)
    of_branch = {"branch_id": house.branch.pk}
    of_week = of_branch | {"monday": MONDAY.isoformat()}
    of_section = of_week | {"section_id": section.pk}
    named: tuple[tuple[dict[str, object], tuple[str, ...]], ...] = (
        (of_branch, ("branch", "habits", "promises", "promises_xlsx", "trends")),
        (of_week, ("week", "hold", "minutes", "minutes_docx")),
        (of_section, ("report", "comment", "make_promise")),
        ({"comment_id": comment.pk}, ("change_comment", "take_back")),
        ({"promise_id": promise.pk}, ("promise", "keep", "move", "reopen", "delete_promise")),
    )
    return {f"reviews:{name}": keywords for keywords, names in named for name in names}
