"""Addresses of the contribution record."""

from django.urls import URLPattern, path

from zhibu.apps.contributions.views import branch, own

app_name = "contributions"

RELEASE = "contributions/handed-over/<int:release_id>/"

urlpatterns: list[URLPattern] = [
    path("contributions/", own.mine, name="mine"),
    path("contributions/word/", own.own_word, name="own_word"),
    path("contributions/excel/", own.own_excel, name="own_excel"),
    path("contributions/hand-over/", own.hand_over, name="hand_over"),
    path("branches/<int:branch_id>/contributions/", branch.branch, name="branch"),
    path(RELEASE, branch.handed_over, name="handed_over"),
    path(f"{RELEASE}word/", branch.handed_over_word, name="handed_over_word"),
    path(f"{RELEASE}excel/", branch.handed_over_excel, name="handed_over_excel"),
    path(f"{RELEASE}take-back/", own.take_back, name="take_back"),
]
