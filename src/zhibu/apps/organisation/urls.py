"""Addresses of the organisation."""

from django.urls import URLPattern, path

from zhibu.apps.organisation.views import changing_people, changing_posts, reading, roster, sections

app_name = "organisation"

PERSON = "people/<int:person_id>/"
BRANCH = "branches/<int:branch_id>/"

urlpatterns: list[URLPattern] = [
    path("places/", reading.list_places, name="places"),
    path("zone/<int:zone_id>/", reading.see_zone, name="zone"),
    path("agencies/<int:agency_id>/", reading.see_agency, name="agency"),
    path(BRANCH, reading.see_branch, name="branch"),
    path(PERSON, reading.see_person, name="person"),
    path("roster/", roster.roster, name="roster"),
    path("roster/<int:upload_id>/", roster.roster_upload, name="roster_upload"),
    path("roster/<int:upload_id>/accept/", roster.roster_accept, name="roster_accept"),
    path("roster/<int:upload_id>/drop/", roster.roster_drop, name="roster_drop"),
    path(f"{BRANCH}roster.xlsx", roster.export_branch, name="export_branch"),
    path("zone/<int:zone_id>/roster.xlsx", roster.export_zone, name="export_zone"),
    path("search/", reading.search, name="search"),
    path("agencies/<int:agency_id>/staff/add/", changing_people.add_staff, name="add_staff"),
    path(f"{BRANCH}people/add/", changing_people.add_person, name="add_person"),
    path(f"{BRANCH}facts/", changing_posts.change_branch, name="change_branch"),
    path(f"{BRANCH}groups/add/", changing_posts.open_group, name="open_group"),
    path(f"{BRANCH}terms/open/", changing_posts.open_term, name="open_term"),
    path("terms/<int:term_id>/end/", changing_posts.end_term, name="end_term"),
    path("posts/<int:post_id>/end/", changing_posts.end_post, name="end_post"),
    path(f"{BRANCH}sections/", sections.see_sections, name="sections"),
    path("sections/<int:section_id>/head/", sections.appoint_head, name="appoint_head"),
    path("headships/<int:headship_id>/end/", sections.end_headship, name="end_headship"),
    path(f"{PERSON}section/", sections.move_to_section, name="move_to_section"),
    path(f"{PERSON}facts/", changing_people.mend_facts, name="mend_facts"),
    path(f"{PERSON}stage/", changing_people.change_stage, name="change_stage"),
    path(f"{PERSON}vote/suspend/", changing_people.suspend_vote, name="suspend_vote"),
    path(f"{PERSON}vote/restore/", changing_people.restore_vote, name="restore_vote"),
    path(f"{PERSON}transfer/", changing_people.transfer, name="transfer"),
    path(f"{PERSON}group/", changing_people.change_group, name="change_group"),
    path(f"{PERSON}posts/add/", changing_posts.give_post, name="give_post"),
    path(f"{PERSON}secondment/", changing_posts.record_secondment, name="record_secondment"),
    path(f"{PERSON}away/", changing_posts.record_away, name="record_away"),
    path(f"{PERSON}retire/", changing_people.retire, name="retire"),
    path(f"{PERSON}leave/", changing_people.leave, name="leave"),
    path(
        "secondments/<int:secondment_id>/end/",
        changing_posts.end_secondment,
        name="end_secondment",
    ),
    path("away/<int:away_id>/end/", changing_posts.end_away, name="end_away"),
]
