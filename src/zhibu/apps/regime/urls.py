"""Addresses of the regime."""

from django.urls import URLPattern, path

from zhibu.apps.regime.views import overview, papers, plan, rules

app_name = "regime"

BRANCH = "branches/<int:branch_id>/"
ZONE = "zone/<int:zone_id>/"

urlpatterns: list[URLPattern] = [
    path("year/", overview.home, name="home"),
    path("plans/", overview.plans, name="plans"),
    path("years/", overview.zones, name="zones"),
    path(f"{BRANCH}year/", overview.branch, name="branch"),
    path(f"{BRANCH}year/explain/", overview.explain, name="explain"),
    path(f"{ZONE}year/", overview.zone, name="zone"),
    path("rules/", rules.rules, name="rules"),
    path(f"{ZONE}rules/", rules.local_rules, name="local_rules"),
    path(f"{BRANCH}plan/", plan.plan, name="plan"),
    path(f"{BRANCH}plan/propose/", plan.propose, name="propose"),
    path(f"{BRANCH}plan/add/", plan.add, name="add"),
    path("plan/meetings/<int:meeting_id>/remove/", plan.remove, name="remove"),
    path("plan/milestones/<int:milestone_id>/", plan.milestone, name="milestone"),
    path(f"{BRANCH}plan.xlsx", papers.plan_workbook, name="plan_workbook"),
    path(f"{BRANCH}plan.docx", papers.plan_document, name="plan_document"),
    path(f"{BRANCH}plan.ics", papers.plan_calendar, name="plan_calendar"),
    path(f"{BRANCH}plan/feed/", papers.feed, name="feed"),
    path(f"{BRANCH}plan/feed/revoke/", papers.revoke, name="revoke_feed"),
    path("calendar/<str:token>.ics", papers.calendar, name="calendar"),
]
