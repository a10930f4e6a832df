"""Addresses of answering a questionnaire, and of giving out its codes."""

from django.urls import URLPattern, path

from zhibu.apps.answering.views import entering, giving, questions, receiving

app_name = "answering"

PUBLIC_PLACE = "q/"
"""Under here nobody is signed in (middleware.py)."""
PUBLIC = f"{PUBLIC_PLACE}<slug:slug>/"

OFFICE = "answering/<int:questionnaire_id>/"

urlpatterns: list[URLPattern] = [
    path(PUBLIC, entering.enter, name="enter"),
    path(f"{PUBLIC}c/<str:code>/", entering.by_link, name="by_link"),
    path(f"{PUBLIC}leave/", entering.leave, name="leave"),
    path(f"{PUBLIC}questions/", questions.questions, name="questions"),
    path(f"{PUBLIC}review/", questions.review, name="review"),
    path(f"{PUBLIC}thanks/", questions.thanks, name="thanks"),
    path(f"{OFFICE}code/", giving.fetch, name="fetch"),
    path(f"{OFFICE}slips/", giving.slips, name="slips"),
    path(f"{OFFICE}slips/print/", giving.print_slips, name="print_slips"),
    path(f"{OFFICE}slips/spares/", giving.spares, name="spares"),
    path(f"{OFFICE}slips/anew/", giving.anew, name="anew"),
    path(f"{OFFICE}poster/", giving.poster, name="poster"),
    path(f"{OFFICE}remind/", giving.remind, name="remind"),
    path(f"{OFFICE}paper/", receiving.paper, name="paper"),
    path(f"{OFFICE}import/", receiving.bring_in, name="import"),
    path(f"{OFFICE}import/take/", receiving.take, name="take"),
]
