"""Addresses of proposals."""

from django.urls import URLPattern, path

from zhibu.apps.ideas.views import answering, proposing, reading

app_name = "ideas"

BRANCH = "branches/<int:branch_id>/ideas/"
IDEA = "ideas/<int:idea_id>/"

urlpatterns: list[URLPattern] = [
    path("ideas/", reading.home, name="home"),
    path("ideas/propose/", proposing.propose, name="propose"),
    path("ideas/code/", proposing.look_up, name="look_up"),
    path(BRANCH, reading.see_list, name="list"),
    path(f"{BRANCH}export/", reading.export, name="export"),
    path("zones/<int:zone_id>/ideas/", reading.numbers, name="numbers"),
    path(IDEA, reading.see, name="idea"),
    path(f"{IDEA}answer/", answering.answer, name="answer"),
    path(f"{IDEA}result/", answering.result, name="result"),
    path(f"{IDEA}reopen/", answering.reopen, name="reopen"),
    path(f"{IDEA}withdraw/", proposing.withdraw, name="withdraw"),
]
