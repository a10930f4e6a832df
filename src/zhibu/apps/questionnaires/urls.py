"""Addresses of questionnaires."""

from django.urls import URLPattern, path

from zhibu.apps.questionnaires.views import bank, frame, hub, papers, questions, running, taking_in

app_name = "questionnaires"

ONE = "questionnaires/<int:questionnaire_id>/"
QUESTION = f"{ONE}questions/<str:question_id>/"

urlpatterns: list[URLPattern] = [
    path("studies/<int:study_id>/questionnaires/add/", hub.add, name="add"),
    path(ONE, hub.questionnaire, name="questionnaire"),
    path(f"{ONE}heading/", hub.heading, name="heading"),
    path(f"{ONE}again/", hub.again, name="again"),
    path(f"{ONE}delete/", hub.delete, name="delete"),
    path(f"{ONE}questions/", questions.add, name="add_question"),
    path(QUESTION, questions.change, name="question"),
    path(f"{QUESTION}move/", questions.move, name="move"),
    path(f"{QUESTION}copy/", questions.copy, name="copy"),
    path(f"{QUESTION}delete/", questions.delete, name="delete_question"),
    path(f"{QUESTION}keep/", bank.keep, name="keep"),
    path(f"{ONE}bank/", bank.bank, name="bank"),
    path(f"{ONE}bank/drop/", bank.drop, name="drop_item"),
    path(f"{ONE}people/", frame.frame, name="frame"),
    path(f"{ONE}agencies/", frame.agencies, name="agencies"),
    path(f"{ONE}preview/", papers.preview, name="preview"),
    path(f"{ONE}paper/", papers.paper, name="paper"),
    path(f"{ONE}xlsform/", papers.xlsform, name="xlsform"),
    path(f"{ONE}import/", taking_in.take_in, name="take_in"),
    path(f"{ONE}open/", running.open, name="open"),
    path(f"{ONE}last-day/", running.last_day, name="last_day"),
    path(f"{ONE}close/", running.close, name="close"),
]
