"""Who may read and write the weekly review.

The branch, the people of its sections and its leaders read the week; of the comments each
reads those meant for them (Standing.sees). Coordinators and the work committee do not: they
see counts elsewhere.
"""

import rules

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.access import belongs_to_branch
from zhibu.apps.organisation.models import Branch
from zhibu.apps.reviews.models import Comment, Promise
from zhibu.apps.reviews.places import BranchWeek, SectionWeek, place_of
from zhibu.apps.reviews.queries.standing import belongs_now, leads_reviews, standing_of


@rules.predicate
def has_a_zone(viewer: Viewer, _target: object = None) -> bool:
    """The viewer is somebody on record."""
    return viewer.person_id is not None


@rules.predicate
def sees_reviews(viewer: Viewer, branch: Branch) -> bool:
    """The viewer is in the branch, works in one of its sections, or leads its reviews."""
    return belongs_now(viewer, branch)


@rules.predicate
def sees_week(viewer: Viewer, place: BranchWeek) -> bool:
    """The reviews are the viewer's business today, or were in that week."""
    return standing_of(viewer, place).sees_week or belongs_now(viewer, place.branch)


@rules.predicate
def reports(viewer: Viewer, place: SectionWeek) -> bool:
    """The viewer belonged to the section on a day of the week, or leads."""
    return standing_of(viewer, place).may_report(place.section.pk)


@rules.predicate
def leads_week(viewer: Viewer, place: BranchWeek) -> bool:
    """Secretary, deputy, or a leader who comments."""
    return leads_reviews(viewer, place.branch)


@rules.predicate
def keeps_week(viewer: Viewer, place: BranchWeek) -> bool:
    """A leader, or an officer of the branch."""
    return place.branch.pk in viewer.leads or leads_reviews(viewer, place.branch)


@rules.predicate
def comments_in(viewer: Viewer, branch: Branch) -> bool:
    """Secretary, deputy, or a leader who comments."""
    return leads_reviews(viewer, branch)


@rules.predicate
def is_secretary(viewer: Viewer, branch: Branch) -> bool:
    """Secretary or deputy of the branch."""
    return branch.pk in viewer.secretary_of


@rules.predicate
def wrote_it(viewer: Viewer, comment: Comment) -> bool:
    """The viewer wrote the comment."""
    return viewer.person_id is not None and comment.by_id == viewer.person_id


@rules.predicate
def sees_promise(viewer: Viewer, promise: Promise) -> bool:
    """The viewer sees the week it was made in, or made it."""
    return promise.owner_id == viewer.person_id or bool(sees_week(viewer, place_of(promise)))


@rules.predicate
def settles(viewer: Viewer, promise: Promise) -> bool:
    """The viewer made the promise, or leads."""
    is_owner = viewer.person_id is not None and promise.owner_id == viewer.person_id
    return is_owner or leads_reviews(viewer, promise.week.branch)


@rules.predicate
def leads_its_week(viewer: Viewer, promise: Promise) -> bool:
    """Secretary, deputy, or a leader who comments, of the branch it was made in."""
    return leads_reviews(viewer, promise.week.branch)


rules.add_rule("reviews.see_any", has_a_zone)
rules.add_rule("reviews.see", sees_reviews)
rules.add_rule("reviews.see_week", sees_week)
rules.add_rule("reviews.see_trends", belongs_to_branch | comments_in)
rules.add_rule("reviews.report", reports)
rules.add_rule("reviews.comment", leads_week)
rules.add_rule("reviews.promise", reports)
rules.add_rule("reviews.hold", keeps_week)
rules.add_rule("reviews.edit_habits", is_secretary)
rules.add_rule("reviews.edit_comment", wrote_it)
rules.add_rule("reviews.see_promise", sees_promise)
rules.add_rule("reviews.settle_promise", settles)
rules.add_rule("reviews.delete_promise", leads_its_week)
