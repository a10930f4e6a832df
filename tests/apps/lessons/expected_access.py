"""Who may read and write at the addresses of micro classes."""

from datetime import date

from tests.access_tables import Access, roles
from tests.apps.lessons.records import (
    ClassFactory,
    MaterialFactory,
    PauseFactory,
    SpeakerFactory,
    held_lesson,
)
from tests.houses import House

OFFICERS = roles("officer", "secretary")
BRANCH = OFFICERS | roles("member")
"""The member is the speaker."""
ZONE = BRANCH | roles("neighbour", "coordinator")
EDIT = Access(read=OFFICERS, write=OFFICERS)
PREPARE = Access(read=BRANCH, write=BRANCH)

EXPECTED = {
    "lessons:home": Access(read=ZONE | roles("stranger")),
    "lessons:branch": Access(read=BRANCH),
    "lessons:branch_workbook": Access(read=OFFICERS),
    "lessons:speakers": Access(read=BRANCH),
    "lessons:lesson": Access(read=ZONE),
    "lessons:material": Access(read=ZONE),
    "lessons:library": Access(read=ZONE),
    "lessons:library_workbook": Access(read=ZONE),
    "lessons:conversion": Access(read=ZONE, write=roles("coordinator")),
    "lessons:pause": PREPARE,
    "lessons:prepare": PREPARE,
    "lessons:add_file": PREPARE,
    "lessons:add_link": PREPARE,
    "lessons:resume": Access(write=BRANCH),
    "lessons:put_off": Access(write=BRANCH),
    "lessons:remove_material": Access(write=BRANCH),
    **{
        f"lessons:{name}": EDIT
        for name in (
            *("settings", "add_speaker", "change_speaker", "propose", "add"),
            *("change", "exchange", "give_up", "arrange", "attach"),
        )
    },
    **{
        f"lessons:{name}": Access(write=OFFICERS)
        for name in ("leave_out", "detach", "write_hours", "share")
    },
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of addresses that name a record of the house's branch.

    The lesson was held and is shared, so that the zone reads it.
    """
    lesson = held_lesson(house.branch, house.person, is_shared=True, on=date(2026, 11, 20))
    material = MaterialFactory(lesson=lesson)
    speaker = SpeakerFactory(micro_class=ClassFactory(branch=house.branch), person=house.person)
    of = {
        "zone_id": house.zone.pk,
        "branch_id": house.branch.pk,
        "lesson_id": lesson.pk,
        "material_id": material.pk,
        "speaker_id": speaker.pk,
        "pause_id": PauseFactory(speaker=speaker).pk,
    }
    named = {
        "zone_id": ("library", "library_workbook", "conversion"),
        "branch_id": (
            *("branch", "branch_workbook", "settings", "speakers", "add_speaker"),
            *("propose", "add"),
        ),
        "speaker_id": ("change_speaker", "leave_out", "pause"),
        "pause_id": ("resume",),
        "material_id": ("material", "remove_material"),
        "lesson_id": (
            *("lesson", "prepare", "change", "exchange", "put_off", "give_up", "arrange"),
            *("attach", "detach", "write_hours", "share", "add_file", "add_link"),
        ),
    }
    return {f"lessons:{name}": {key: of[key]} for key, names in named.items() for name in names}
