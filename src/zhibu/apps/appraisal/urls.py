"""Addresses of organisational life and the appraisal."""

from django.urls import URLPattern, path

from zhibu.apps.appraisal.views import life, papers, rounds

app_name = "appraisal"

BRANCH = "branches/<int:branch_id>/appraisal/"
ROUND = "appraisal/rounds/<int:round_id>/"
REMEDY = "appraisal/remedies/<int:remedy_id>/"

urlpatterns: list[URLPattern] = [
    path("appraisal/", life.home, name="home"),
    path(BRANCH, life.see_branch, name="branch"),
    path(f"{BRANCH}life/", life.record_steps, name="steps"),
    path(f"{BRANCH}opinions.docx", papers.opinions_form, name="opinions_form"),
    path(f"{BRANCH}remedies/add/", life.add_remedy, name="add_remedy"),
    path(f"{BRANCH}remedies.docx", papers.remedies_list, name="remedies_list"),
    path(f"{REMEDY}change/", life.change_remedy, name="change_remedy"),
    path(f"{REMEDY}finish/", life.finish_remedy, name="finish_remedy"),
    path(f"{BRANCH}open/", rounds.open_round, name="open_round"),
    path(f"{ROUND}dates/", rounds.date_steps, name="dates"),
    path(f"{ROUND}graded/", rounds.set_graded, name="graded"),
    path(f"{ROUND}counts/", rounds.record_counts, name="counts"),
    path(f"{ROUND}grades/", rounds.record_grades, name="grades"),
    path(f"{ROUND}self.docx", papers.self_assessment, name="self_assessment"),
    path(f"{ROUND}ballot.docx", papers.ballot, name="ballot"),
    path(f"{ROUND}results.docx", papers.results, name="results"),
    path(f"{ROUND}results.xlsx", papers.results_xlsx, name="results_xlsx"),
]
