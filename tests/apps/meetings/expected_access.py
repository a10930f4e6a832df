"""Who may read and write at the addresses of meetings."""

from tests.access_tables import Access, roles
from tests.apps.meetings.expected_papers import EXPECTED_PAPERS, paper_keys
from tests.apps.meetings.records import NOW, MeetingFactory
from tests.houses import House

from zhibu.apps.meetings.models import Photo, RecordVersion

KEEPS_RECORDS = roles("officer", "secretary")
OF_BRANCH = KEEPS_RECORDS | roles("member", "coordinator")
HAS_A_BRANCH = OF_BRANCH | roles("neighbour", "stranger")
EDIT = Access(read=KEEPS_RECORDS, write=KEEPS_RECORDS)
WRITE = Access(write=KEEPS_RECORDS)

OF_ONE_BRANCH = ("list", "add")
OF_ONE_MEETING = (
    "meeting",
    "change",
    "plan_make_up",
    "move",
    "cancel",
    "announce",
    "record",
    "draft",
    "drop_draft",
    "verdicts",
    "add_photo",
)

EXPECTED = {
    **EXPECTED_PAPERS,
    "meetings:home": Access(read=HAS_A_BRANCH),
    "meetings:list": Access(read=OF_BRANCH),
    "meetings:meeting": Access(read=OF_BRANCH),
    "meetings:version": Access(read=KEEPS_RECORDS),
    "meetings:photo": Access(read=KEEPS_RECORDS | roles("member")),
    "meetings:add_photo": EDIT,
    "meetings:remove_photo": WRITE,
    **{f"meetings:{name}": EDIT for name in ("add", "change", "move", "cancel", "record")},
    "meetings:plan_make_up": EDIT,
    "meetings:change_asked": EDIT,
    **{f"meetings:{name}": WRITE for name in ("announce", "draft", "drop_draft", "verdicts")},
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of addresses that name a record of the house."""
    meeting = MeetingFactory(branch=house.branch)
    version = RecordVersion.objects.create(
        zone=house.zone,
        meeting=meeting,
        number=1,
        content={"kind": "支部党员大会"},
        replaced_at=NOW,
        reason="姓名记错",
    )
    of_branch, of_meeting = {"branch_id": house.branch.pk}, {"meeting_id": meeting.pk}
    photo = Photo.objects.create(zone=house.zone, meeting=meeting, content=b"")
    of_photo = {"photo_id": photo.pk}
    session = MeetingFactory(branch=house.branch, makes_up=meeting)
    named = {
        **dict.fromkeys(OF_ONE_BRANCH, of_branch),
        **dict.fromkeys(OF_ONE_MEETING, of_meeting),
        **dict.fromkeys(("photo", "remove_photo"), of_photo),
        "version": {"version_id": version.pk},
        "change_asked": {"meeting_id": session.pk},
    }
    own = {f"meetings:{name}": keywords for name, keywords in named.items()}
    return paper_keys(house) | own
