"""Who may read and write at the addresses of what is made from the records."""

from datetime import date

from tests.access_tables import Access, roles
from tests.apps.meetings.held import MET_ON, FollowUpFactory, MeetingFactory, State
from tests.houses import House

from zhibu.apps.meetings.models import MakeUp

OFFICERS = roles("officer", "secretary")
OF_BRANCH = OFFICERS | roles("member")
SEES_BRANCH = OF_BRANCH | roles("coordinator")
HAS_A_BRANCH = SEES_BRANCH | roles("neighbour", "stranger")

EXPECTED_PAPERS = {
    "meetings:minutes_docx": Access(read=OF_BRANCH),
    "meetings:sign_sheet_docx": Access(read=OFFICERS),
    "meetings:notice_docx": Access(read=OFFICERS),
    "meetings:ledger": Access(read=SEES_BRANCH),
    "meetings:ledger_xlsx": Access(read=SEES_BRANCH),
    "meetings:make_ups": Access(read=OF_BRANCH, write=OFFICERS),
    "meetings:take_back_make_up": Access(write=OFFICERS),
    "meetings:follow_ups": Access(read=HAS_A_BRANCH),
    "meetings:finish_follow_up": Access(read=OF_BRANCH, write=OF_BRANCH),
    "meetings:move_follow_up": Access(read=OFFICERS, write=OFFICERS),
    "meetings:reopen_follow_up": Access(write=OFFICERS),
}


def paper_keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of these addresses; the follow-up is the member's own."""
    meeting = MeetingFactory(branch=house.branch)
    plan = MeetingFactory(branch=house.branch, state=State.PLANNED, finished_at=None)
    follow_up = FollowUpFactory(meeting=meeting, owner=house.person, due_on=date(2026, 12, 1))
    make_up = MakeUp.objects.create(
        zone=house.zone, meeting=meeting, person=house.person, how="read", done_on=MET_ON
    )
    left, branch = {"follow_up_id": follow_up.pk}, {"branch_id": house.branch.pk}
    named = {
        "minutes_docx": {"meeting_id": meeting.pk},
        "sign_sheet_docx": {"meeting_id": meeting.pk},
        "notice_docx": {"meeting_id": plan.pk},
        "ledger": branch,
        "ledger_xlsx": branch,
        "make_ups": branch,
        "take_back_make_up": {"make_up_id": make_up.pk},
        "finish_follow_up": left,
        "move_follow_up": left,
        "reopen_follow_up": left,
    }
    return {f"meetings:{name}": keywords for name, keywords in named.items()}
