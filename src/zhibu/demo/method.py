"""The demo's working method, room by room in the order records need."""

from datetime import date
from random import Random

from zhibu.apps.organisation.models import Zone
from zhibu.demo.activities import build_activities
from zhibu.demo.corners import build_corners
from zhibu.demo.ideas import build_ideas
from zhibu.demo.lessons import build_lessons
from zhibu.demo.projects import build_projects
from zhibu.demo.reviews import build_reviews
from zhibu.demo.sections import build_sections
from zhibu.demo.workitems import build_workitems

STEPS = (
    build_sections,
    build_workitems,
    build_projects,
    build_reviews,
    build_lessons,
    build_corners,
    build_ideas,
    build_activities,
)


def build_method(zone: Zone, *, today: date, random: Random) -> None:
    """Give a zone a quarter of work items, reviews, lessons, proposals and activities."""
    for build in STEPS:
        build(zone, today=today, random=random)
