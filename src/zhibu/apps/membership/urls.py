"""Addresses of membership."""

from django.urls import URLPattern, path

from zhibu.apps.membership.views import dues, transfers
from zhibu.apps.membership.views import path as way

app_name = "membership"

BRANCH = "membership/branches/<int:branch_id>/"
PERSON = "membership/people/<int:person_id>/"
COMPANION = "membership/companions/<int:companion_id>/"
LETTER = "membership/letters/<int:letter_id>/"

urlpatterns: list[URLPattern] = [
    path("membership/", way.home, name="home"),
    path(f"{BRANCH}path/", way.see_path, name="path"),
    path(PERSON, way.see_person, name="person"),
    path(f"{PERSON}steps/<slug:step>/", way.record_step, name="record_step"),
    path(f"{PERSON}papers/<slug:step>.docx", way.paper, name="paper"),
    path("membership/steps/<int:event_id>/take-back/", way.take_back_step, name="take_back_step"),
    path(f"{PERSON}companions/name/", way.name_companion, name="name_companion"),
    path(f"{COMPANION}end/", way.end_companion, name="end_companion"),
    path(f"{BRANCH}transfers/", transfers.see_transfers, name="transfers"),
    path(f"{BRANCH}transfers/in/", transfers.take_in, name="take_in"),
    path(f"{PERSON}letters/send/", transfers.send_letter, name="send_letter"),
    path(f"{LETTER}receipt/", transfers.receive_letter, name="receive_letter"),
    path(f"{LETTER}letter.docx", transfers.letter_file, name="letter_file"),
    path(f"{BRANCH}dues/", dues.see_dues, name="dues"),
    path(f"{BRANCH}dues/tick/", dues.tick_dues, name="tick_dues"),
    path(f"{BRANCH}dues/bases/", dues.type_bases, name="type_bases"),
    path(f"{BRANCH}dues/list/", dues.dues_file, name="dues_file"),
    path(f"{BRANCH}dues/statement/", dues.see_statement, name="statement"),
]
