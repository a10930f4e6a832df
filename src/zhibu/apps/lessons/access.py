"""Who may see and keep a branch's micro class, and who reads the zone's library.

The branch sees its rota; its officers keep it. A speaker prepares the own lesson. What a
branch shares, everybody in the zone reads: topic, speaker, summary and materials, never who
came. The zone's rule of conversion is the coordinator's. The work committee's reader has no
door here.
"""

import rules

from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.lessons.models import Lesson, Material, Pause, Speaker
from zhibu.apps.organisation.access import belongs_to_branch, coordinates_zone, leads_branch
from zhibu.apps.organisation.models import Zone


@rules.predicate
def has_a_class(viewer: Viewer, _target: object = None) -> bool:
    """The viewer is in a zone, or coordinates one."""
    return viewer.zone_id is not None or bool(viewer.coordinator_of)


@rules.predicate
def is_in_zone(viewer: Viewer, zone: Zone) -> bool:
    """The viewer's own zone."""
    return viewer.zone_id == zone.pk


@rules.predicate
def is_of_branch(viewer: Viewer, lesson: Lesson) -> bool:
    """The viewer is in the branch whose lesson it is, or keeps its records."""
    return lesson.branch_id in viewer.member_of | viewer.leads


@rules.predicate
def leads_branch_of(viewer: Viewer, lesson: Lesson) -> bool:
    """The viewer keeps the records of the branch whose lesson it is."""
    return lesson.branch_id in viewer.leads


@rules.predicate
def speaks(viewer: Viewer, lesson: Lesson) -> bool:
    """The lesson is the viewer's own."""
    return viewer.person_id is not None and lesson.speaker_id == viewer.person_id


@rules.predicate
def is_shared_with(viewer: Viewer, lesson: Lesson) -> bool:
    """It was held, is shared with the zone, and the viewer is of the zone."""
    is_near = viewer.zone_id == lesson.zone_id or lesson.zone_id in viewer.coordinator_of
    return is_near and lesson.is_shared and lesson.is_held


@rules.predicate
def leads_class_of(viewer: Viewer, record: Speaker) -> bool:
    """The viewer keeps the records of the branch whose rota it is."""
    return record.micro_class.branch_id in viewer.leads


@rules.predicate
def may_pause(viewer: Viewer, record: Speaker) -> bool:
    """The rota's keeper, or the speaker."""
    is_own = viewer.person_id is not None and record.person_id == viewer.person_id
    return is_own or bool(leads_class_of(viewer, record))


@rules.predicate
def may_resume(viewer: Viewer, pause: Pause) -> bool:
    """Whoever may pause the speaker."""
    return bool(may_pause(viewer, pause.speaker))


@rules.predicate
def reads_lesson_of(viewer: Viewer, material: Material) -> bool:
    """The viewer may see the lesson it belongs to."""
    return bool(reads_lesson.test(viewer, material.lesson))


@rules.predicate
def prepares_lesson_of(viewer: Viewer, material: Material) -> bool:
    """The viewer may prepare the lesson it belongs to."""
    return bool(prepares.test(viewer, material.lesson))


reads_lesson = is_of_branch | speaks | is_shared_with
prepares = leads_branch_of | speaks

rules.add_rule("lessons.see_any", has_a_class)
rules.add_rule("lessons.see_branch", belongs_to_branch)
rules.add_rule("lessons.edit_branch", leads_branch)
rules.add_rule("lessons.edit_speaker", leads_class_of)
rules.add_rule("lessons.pause_speaker", may_pause)
rules.add_rule("lessons.resume_speaker", may_resume)
rules.add_rule("lessons.see", reads_lesson)
rules.add_rule("lessons.see_inside", is_of_branch | speaks)
rules.add_rule("lessons.edit", leads_branch_of)
rules.add_rule("lessons.prepare", prepares)
rules.add_rule("lessons.see_material", reads_lesson_of)
rules.add_rule("lessons.edit_material", prepares_lesson_of)
rules.add_rule("lessons.see_library", is_in_zone | coordinates_zone)
rules.add_rule("lessons.set_hours", coordinates_zone)
