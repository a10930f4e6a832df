"""Addresses of project groups and postings."""

from django.urls import URLPattern, path

from zhibu.apps.projects.views import items, keeping, members, postings, reading

app_name = "projects"

BRANCH = "branches/<int:branch_id>/"
PROJECT = "projects/<int:project_id>/"
PART = "projects/parts/<int:part_id>/"

urlpatterns: list[URLPattern] = [
    path("projects/", reading.home, name="home"),
    path("projects/export/", reading.export, name="export"),
    path("zones/<int:zone_id>/projects/", reading.zone, name="zone"),
    path(f"{BRANCH}projects/form/", keeping.form_project, name="form"),
    path(f"{BRANCH}postings/", postings.postings, name="postings"),
    path(f"{BRANCH}postings/export/", postings.export, name="export_postings"),
    path("secondments/<int:secondment_id>/posting/", postings.write, name="write_posting"),
    path(PROJECT, reading.project, name="project"),
    path(f"{PROJECT}history/", reading.history, name="history"),
    path(f"{PROJECT}change/", keeping.change, name="change"),
    path(f"{PROJECT}end/", keeping.end, name="end"),
    path(f"{PROJECT}prolong/", keeping.prolong, name="prolong"),
    path(f"{PROJECT}branch/", keeping.record_branch, name="record_branch"),
    path(f"{PROJECT}no-branch/", keeping.no_branch, name="no_branch"),
    path(f"{PROJECT}people/", members.find_person, name="find_person"),
    path(f"{PROJECT}people/<int:person_id>/", members.add_person, name="add_person"),
    path(f"{PROJECT}items/", items.link, name="link_item"),
    path(f"{PROJECT}items/add/", items.add, name="add_item"),
    path("projects/items/<int:link_id>/unlink/", items.unlink, name="unlink_item"),
    path(f"{PART}lead/", members.make_leader, name="make_leader"),
    path(f"{PART}leave/", members.leave, name="leave"),
    path(f"{PART}write/", members.write, name="write_part"),
]
