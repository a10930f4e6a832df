"""Who sees and enters busy times: oneself, and the officers of one's branch; nobody above.

A coordinator plans joint events from what the solver says; the diary of a person is not for
them, nor for the readers of the work committee.
"""

import rules

from zhibu.apps.diary.models import BusyTime, CalendarSource, WeeklyBusy
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.access import is_self, leads_branch, leads_person


@rules.predicate
def is_about_self(viewer: Viewer, record: BusyTime | WeeklyBusy | CalendarSource) -> bool:
    """The record is about the viewer."""
    return viewer.person_id == record.person_id


@rules.predicate
def leads_person_of(viewer: Viewer, record: BusyTime | WeeklyBusy | CalendarSource) -> bool:
    """The viewer keeps the records of the branch of the person the record is about."""
    return bool(leads_person(viewer, record.person))


@rules.predicate
def leads_some_branch(viewer: Viewer, _target: object = None) -> bool:
    """Secretary or officer of some branch."""
    return bool(viewer.leads)


rules.add_rule("diary.see_branch", leads_branch)
rules.add_rule("diary.keep", is_self | leads_person)
rules.add_rule("diary.keep_record", is_about_self | leads_person_of)
rules.add_rule("diary.lead", leads_some_branch)
