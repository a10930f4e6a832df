"""Who may see, read and keep the meetings of a branch.

Members see when and where the branch meets and read the minutes of what they are due at; an
applicant, whom they may have been about, only those of lectures and theme days. What the
committee said among itself is for the committee and the secretary. Levels above see counts
elsewhere, never names: the work committee's reader has no door here.
"""

import rules

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.meetings.models import FollowUp, MakeUp, Meeting, Photo, RecordVersion
from zhibu.apps.organisation.access import belongs_to_branch, coordinates_zone, leads_branch

OPEN_TO_GUESTS = frozenset({Meeting.Kind.LECTURE, Meeting.Kind.THEME_DAY})


@rules.predicate
def belongs_to_branch_of(viewer: Viewer, meeting: Meeting) -> bool:
    """The viewer is in the branch that meets, or keeps its records."""
    return meeting.branch_id in viewer.member_of | viewer.leads


@rules.predicate
def leads_branch_of(viewer: Viewer, meeting: Meeting) -> bool:
    """The viewer keeps the records of the branch that meets."""
    return meeting.branch_id in viewer.leads


@rules.predicate
def is_open_to_members(_viewer: Viewer, meeting: Meeting) -> bool:
    """Not a meeting of the committee among itself."""
    return not meeting.is_among_committee


@rules.predicate
def is_not_only_proposed(_viewer: Viewer, meeting: Meeting) -> bool:
    """Not a meeting of a plan that the branch's officers have not accepted yet."""
    return meeting.state != Meeting.State.PROPOSED


@rules.predicate
def is_open_to_guests(_viewer: Viewer, meeting: Meeting) -> bool:
    """A lecture or theme day, to which those on their way to membership come too."""
    return set(meeting.kinds) <= OPEN_TO_GUESTS


@rules.predicate
def is_party_member(viewer: Viewer, _target: object = None) -> bool:
    """A member of the Party, full or probationary."""
    return viewer.is_party_member


@rules.predicate
def is_for_all(_viewer: Viewer, meeting: Meeting) -> bool:
    """Not a make-up session, which names who could not come to a meeting."""
    return meeting.makes_up_id is None


@rules.predicate
def is_asked(viewer: Viewer, meeting: Meeting) -> bool:
    """The viewer is asked to this make-up session."""
    if meeting.makes_up_id is None or viewer.person_id is None:
        return False
    return bool(meeting.asked.filter(person=viewer.person_id).exists())


reads_record = leads_branch_of | (
    belongs_to_branch_of
    & is_open_to_members
    & (is_party_member | is_open_to_guests)
    & (is_for_all | is_asked)
)
reads_minutes_of_branch = leads_branch | (belongs_to_branch & is_party_member)


@rules.predicate
def leads_some_branch(viewer: Viewer, _target: object = None) -> bool:
    """The viewer keeps the records of some branch."""
    return bool(viewer.leads)


@rules.predicate
def has_a_branch(viewer: Viewer, _target: object = None) -> bool:
    """The viewer is in a branch, keeps the records of one, or coordinates a zone."""
    return bool(viewer.member_of or viewer.leads or viewer.coordinator_of)


@rules.predicate
def leads_meeting_of(viewer: Viewer, left: FollowUp | MakeUp | RecordVersion | Photo) -> bool:
    """The viewer keeps the records of the branch whose meeting left this."""
    return left.meeting.branch_id in viewer.leads


@rules.predicate
def reads_record_of(viewer: Viewer, photo: Photo) -> bool:
    """The viewer may read the record the photo belongs to."""
    return bool(reads_record.test(viewer, photo.meeting))


@rules.predicate
def owns(viewer: Viewer, follow_up: FollowUp) -> bool:
    """The viewer took it on."""
    return follow_up.owner_id == viewer.person_id


rules.add_rule("meetings.see_any", has_a_branch)
rules.add_rule("meetings.edit_any", leads_some_branch)
rules.add_rule("meetings.see_branch", belongs_to_branch | coordinates_zone)
rules.add_rule("meetings.edit_branch", leads_branch)
rules.add_rule("meetings.read_branch", reads_minutes_of_branch)
rules.add_rule("meetings.see_ledger", reads_minutes_of_branch | coordinates_zone)
rules.add_rule(
    "meetings.see",
    leads_branch_of
    | is_asked
    | ((belongs_to_branch_of | coordinates_zone) & is_not_only_proposed & is_for_all),
)
rules.add_rule("meetings.read_record", reads_record)
rules.add_rule("meetings.edit", leads_branch_of)
rules.add_rule("meetings.edit_left", leads_meeting_of)
rules.add_rule("meetings.see_photo", reads_record_of)
rules.add_rule("meetings.see_left", belongs_to_branch)
rules.add_rule("meetings.finish_left", owns | leads_meeting_of)
