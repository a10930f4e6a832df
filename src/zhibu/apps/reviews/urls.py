"""Addresses of the weekly review; a week is named by its Monday."""

from django.urls import URLPattern, path

from zhibu.apps.reviews.views import commenting, habits, minutes, promising, reporting, trends, week

app_name = "reviews"

BRANCH = "branches/<int:branch_id>/reviews/"
WEEK = f"{BRANCH}<str:monday>/"
SECTION = f"{WEEK}sections/<int:section_id>/"
COMMENT = "review-comments/<int:comment_id>/"
PROMISE = "promises/<int:promise_id>/"

urlpatterns: list[URLPattern] = [
    path("reviews/", week.home, name="home"),
    path(BRANCH, week.branch, name="branch"),
    path(f"{BRANCH}habits/", habits.habits, name="habits"),
    path(f"{BRANCH}promises/", promising.promises, name="promises"),
    path(f"{BRANCH}promises.xlsx", promising.promises_xlsx, name="promises_xlsx"),
    path(f"{BRANCH}trends/", trends.trends, name="trends"),
    path(WEEK, week.week, name="week"),
    path(f"{WEEK}minutes/", minutes.minutes, name="minutes"),
    path(f"{WEEK}minutes.docx", minutes.minutes_docx, name="minutes_docx"),
    path(f"{WEEK}hold/", week.hold, name="hold"),
    path(SECTION, reporting.report, name="report"),
    path(f"{SECTION}comment/", commenting.comment, name="comment"),
    path(f"{SECTION}promise/", promising.promise, name="make_promise"),
    path(f"{COMMENT}change/", commenting.change_comment, name="change_comment"),
    path(f"{COMMENT}delete/", commenting.take_back, name="take_back"),
    path(PROMISE, promising.one_promise, name="promise"),
    path(f"{PROMISE}keep/", promising.keep, name="keep"),
    path(f"{PROMISE}move/", promising.move, name="move"),
    path(f"{PROMISE}delete/", promising.delete, name="delete_promise"),
    path(f"{PROMISE}reopen/", promising.reopen, name="reopen"),
]
