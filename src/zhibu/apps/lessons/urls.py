"""Addresses of the micro class."""

from django.urls import URLPattern, path

from zhibu.apps.lessons.views import classes, lessons, library, materials, turns

app_name = "lessons"

BRANCH = "branches/<int:branch_id>/lessons/"
SPEAKER = "lessons/speakers/<int:speaker_id>/"
LESSON = "lessons/<int:lesson_id>/"
MATERIAL = "lessons/materials/<int:material_id>/"
ZONE = "zones/<int:zone_id>/lessons/"

urlpatterns: list[URLPattern] = [
    path("lessons/", classes.home, name="home"),
    path(BRANCH, classes.branch, name="branch"),
    path(f"{BRANCH}lessons.xlsx", classes.workbook_of_branch, name="branch_workbook"),
    path(f"{BRANCH}settings/", classes.settings, name="settings"),
    path(f"{BRANCH}speakers/", classes.speakers, name="speakers"),
    path(f"{BRANCH}speakers/add/", classes.add_speaker, name="add_speaker"),
    path(f"{SPEAKER}change/", classes.change_speaker, name="change_speaker"),
    path(f"{SPEAKER}leave-out/", classes.leave_out, name="leave_out"),
    path(f"{SPEAKER}pause/", classes.pause, name="pause"),
    path("lessons/pauses/<int:pause_id>/end/", classes.resume, name="resume"),
    path(f"{BRANCH}propose/", turns.propose_turns, name="propose"),
    path(f"{BRANCH}add/", turns.add_turn, name="add"),
    path(LESSON, lessons.lesson, name="lesson"),
    path(f"{LESSON}prepare/", lessons.prepare, name="prepare"),
    path(f"{LESSON}change/", turns.change_turn, name="change"),
    path(f"{LESSON}exchange/", turns.exchange, name="exchange"),
    path(f"{LESSON}put-off/", turns.put_off, name="put_off"),
    path(f"{LESSON}give-up/", turns.give_up, name="give_up"),
    path(f"{LESSON}arrange/", lessons.arrange, name="arrange"),
    path(f"{LESSON}attach/", lessons.attach, name="attach"),
    path(f"{LESSON}detach/", lessons.detach, name="detach"),
    path(f"{LESSON}hours/", lessons.write_hours, name="write_hours"),
    path(f"{LESSON}share/", lessons.share, name="share"),
    path(f"{LESSON}files/add/", materials.add_file, name="add_file"),
    path(f"{LESSON}links/add/", materials.add_link, name="add_link"),
    path(MATERIAL, materials.material, name="material"),
    path(f"{MATERIAL}remove/", materials.remove_material, name="remove_material"),
    path(ZONE, library.library, name="library"),
    path(f"{ZONE}lessons.xlsx", library.workbook_of_library, name="library_workbook"),
    path(f"{ZONE}hours/", library.conversion, name="conversion"),
]
