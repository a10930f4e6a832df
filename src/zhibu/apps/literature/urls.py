"""Addresses of literature."""

from django.urls import path

from zhibu.apps.literature.views import exchange, sources

app_name = "literature"

STUDY, SOURCE = "studies/<int:study_id>/literature/", "literature/<int:source_id>/"
EXCERPT = "literature/excerpts/<int:excerpt_id>/"

urlpatterns = [
    path(STUDY, sources.study, name="study"),
    path(f"{STUDY}add/", sources.add, name="add"),
    path(f"{STUDY}import/", exchange.import_file, name="import"),
    path(f"{STUDY}import/accept/", exchange.accept, name="accept"),
    path(f"{STUDY}word/", exchange.as_word, name="word"),
    path(f"{STUDY}ris/", exchange.as_ris, name="ris"),
    path(SOURCE, sources.source, name="source"),
    path(f"{SOURCE}change/", sources.change, name="change"),
    path(f"{SOURCE}move/", sources.move, name="move"),
    path(f"{SOURCE}drop/", sources.drop, name="drop"),
    path(f"{SOURCE}excerpts/add/", sources.add_excerpt, name="add_excerpt"),
    path(f"{EXCERPT}change/", sources.change_excerpt, name="change_excerpt"),
    path(f"{EXCERPT}drop/", sources.drop_excerpt, name="drop_excerpt"),
]
