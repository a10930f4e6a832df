"""Who may see and change what in accounts and the audit trail."""

import rules

from zhibu.apps.accounts.models import CorrectionRequest
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.access import leads_person


@rules.predicate
def is_keeper(viewer: Viewer, _target: object = None) -> bool:
    """The system keeper."""
    return viewer.is_keeper


@rules.predicate
def is_person(viewer: Viewer, _target: object = None) -> bool:
    """Someone on record, so that something is held about them."""
    return viewer.person_id is not None


@rules.predicate
def reads_trail(viewer: Viewer, _target: object = None) -> bool:
    """A keeper (no contents), a coordinator or an officer (own zone or branch)."""
    return viewer.is_keeper or bool(viewer.coordinator_of or viewer.leads)


@rules.predicate
def answers_request(viewer: Viewer, request: CorrectionRequest) -> bool:
    """The person's branch officer, or the zone's coordinator."""
    if request.zone_id in viewer.coordinator_of:
        return True
    return bool(leads_person(viewer, request.person))


@rules.predicate
def answers_requests(viewer: Viewer, _target: object = None) -> bool:
    """Someone who keeps the records of some branch or zone."""
    return bool(viewer.leads or viewer.coordinator_of)


rules.add_rule("accounts.keep", is_keeper)
rules.add_rule("accounts.see_own", is_person)
rules.add_rule("accounts.read_trail", reads_trail)
rules.add_rule("accounts.answer_request", answers_request)
rules.add_rule("accounts.answer_requests", answers_requests)
