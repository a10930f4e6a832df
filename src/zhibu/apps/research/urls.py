"""Addresses of studies, findings and the report."""

from django.urls import URLPattern, path

from zhibu.apps.research.views import findings, measures, report, studies, team

app_name = "research"

STUDY = "studies/<int:study_id>/"
FINDING = "findings/<int:finding_id>/"
MEASURE = "measures/<int:measure_id>/"

urlpatterns: list[URLPattern] = [
    path("studies/", studies.home, name="home"),
    path("zones/<int:zone_id>/studies/start/", studies.start, name="start"),
    path(STUDY, studies.study, name="study"),
    path(f"{STUDY}change/", studies.change, name="change"),
    path(f"{STUDY}end/", studies.end, name="end"),
    path(f"{STUDY}reopen/", studies.reopen, name="reopen"),
    path(f"{STUDY}team/", team.team, name="team"),
    path(f"{STUDY}team/add/", team.add, name="add_to_team"),
    path("researchers/<int:researcher_id>/take-off/", team.take_off, name="take_off_team"),
    path(f"{STUDY}report/", report.report, name="report"),
    path(f"{STUDY}report/word/", report.word, name="report_word"),
    path(f"{STUDY}report/pdf/", report.pdf, name="report_pdf"),
    path(f"{STUDY}report/<slug:part>/", report.rewrite, name="rewrite_part"),
    path(f"{STUDY}report/<slug:part>/restore/", report.restore, name="restore_part"),
    path(f"{STUDY}findings/add/", findings.add, name="add_finding"),
    path(FINDING, findings.finding, name="finding"),
    path(f"{FINDING}change/", findings.change, name="change_finding"),
    path(f"{FINDING}basis/", findings.choose_basis, name="choose_basis"),
    path(f"{FINDING}delete/", findings.delete, name="delete_finding"),
    path(f"{FINDING}measures/owner/", measures.find_owner, name="find_owner"),
    path(f"{FINDING}measures/add/", measures.add, name="add_measure"),
    path(f"{MEASURE}finish/", measures.finish, name="finish_measure"),
    path(f"{MEASURE}reopen/", measures.reopen, name="reopen_measure"),
    path(f"{MEASURE}delete/", measures.delete, name="delete_measure"),
]
