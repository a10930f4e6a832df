"""Who may send, answer and decide a poll.

Those who are asked see the times and their own answer; the officers of the branch see what
everybody answered, because they have to decide. Nobody else has a door here.
"""

import rules

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.meetings.access import leads_branch_of as leads_branch_of_meeting
from zhibu.apps.polls.models import Poll


@rules.predicate
def leads_branch_of(viewer: Viewer, poll: Poll) -> bool:
    """The viewer keeps the records of the branch that meets."""
    return poll.meeting.branch_id in viewer.leads


@rules.predicate
def is_asked(viewer: Viewer, poll: Poll) -> bool:
    """The viewer is one of those asked."""
    if viewer.person_id is None:
        return False
    return bool(poll.asked.filter(person=viewer.person_id).exists())


rules.add_rule("polls.make", leads_branch_of_meeting)
rules.add_rule("polls.see", leads_branch_of | is_asked)
rules.add_rule("polls.answer", is_asked)
rules.add_rule("polls.decide", leads_branch_of)
