"""Who may know of a talk, read what was said, and change the record.

The issue says: notes are for the two in the talk and the secretary only. So the deputy, who
elsewhere stands in for the secretary (viewer.secretary_of), does not read them here; nor do
officers, coordinator, work committee or keeper.
"""

from collections.abc import Collection

import rules
from django.utils import timezone

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.access import belongs_to_branch, leads_branch
from zhibu.apps.organisation.models import Post
from zhibu.apps.talks.models import Talk


def led_as_secretary(viewer: Viewer) -> frozenset[int]:
    """Return the branches whose secretary, not deputy, the viewer is today; one query."""
    if viewer.person_id is None or not viewer.secretary_of:
        return frozenset()
    posts = Post.objects.on(timezone.localdate()).filter(
        person_id=viewer.person_id, kind=Post.Kind.SECRETARY
    )
    return frozenset(posts.values_list("branch_id", flat=True))


def reads(viewer: Viewer, talk: Talk, secretary_of: Collection[int]) -> bool:
    """Tell whether the viewer may read the talk, given `led_as_secretary(viewer)`."""
    return bool(in_talk(viewer, talk)) or talk.branch_id in secretary_of


@rules.predicate
def in_talk(viewer: Viewer, talk: Talk) -> bool:
    """One of the two who talked."""
    return viewer.person_id is not None and viewer.person_id in {talk.a_id, talk.b_id}


@rules.predicate
def is_secretary_of_talk(viewer: Viewer, talk: Talk) -> bool:
    """The secretary of the branch the talk belongs to; not the deputy."""
    return talk.branch_id in led_as_secretary(viewer)


@rules.predicate
def leads_branch_of(viewer: Viewer, talk: Talk) -> bool:
    """The viewer keeps the records of the talk's branch."""
    return talk.branch_id in viewer.leads


@rules.predicate
def recorded(viewer: Viewer, talk: Talk) -> bool:
    """The viewer recorded the talk."""
    return viewer.person_id is not None and talk.recorded_by_id == viewer.person_id


@rules.predicate
def has_no_notes(_viewer: Viewer, talk: Talk) -> bool:
    """Nobody has written down what was said."""
    return not talk.notes


@rules.predicate
def owns_promise(viewer: Viewer, talk: Talk) -> bool:
    """The viewer promised something in the talk."""
    return viewer.person_id is not None and talk.promise_owner_id == viewer.person_id


@rules.predicate
def belongs_to_some_branch(viewer: Viewer, _target: object = None) -> bool:
    """The viewer is in a branch or keeps the records of one."""
    return bool(viewer.member_of or viewer.leads)


keeps = recorded & (in_talk | leads_branch_of)

rules.add_rule("talks.see_any", belongs_to_some_branch)
rules.add_rule("talks.see_list", belongs_to_branch)
rules.add_rule("talks.record", belongs_to_branch)
rules.add_rule("talks.record_of_others", leads_branch)
rules.add_rule("talks.read", in_talk | is_secretary_of_talk)
rules.add_rule("talks.correct", keeps | (in_talk & has_no_notes))
# Whoever had the form open may send it: the service then says that the other was first, with
# all that was typed still there; a closed door would lose it.
rules.add_rule("talks.send_correction", keeps | in_talk)
rules.add_rule("talks.drop", keeps)
rules.add_rule("talks.keep_promise", owns_promise | (keeps & in_talk))
