"""Making a questionnaire, naming it, throwing a draft away, and asking again."""

from django.db import transaction

from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.refusals import ChangedMeanwhile, TitleTaken, WaveNotBegun
from zhibu.apps.questionnaires.services.content import hold, hold_draft, mark_of
from zhibu.apps.studies.models import Study
from zhibu.core.surveys.codebook import Codebook
from zhibu.core.surveys.plain_codebook import plain_codebook


@transaction.atomic
def add_questionnaire(
    *, study: Study, title: str, introduction: str = "", codebook: Codebook | None = None
) -> Questionnaire:
    """Add a draft to a study, empty or with the questions of `codebook`.

    Raises:
        TitleTaken: the study has one of that title.
    """
    _title_is_free(study, title)
    content = plain_codebook(codebook) if codebook else {}
    return Questionnaire.objects.create(
        zone_id=study.zone_id, study=study, title=title, introduction=introduction, content=content
    )


@transaction.atomic
def change_heading(
    *, questionnaire: Questionnaire, title: str, introduction: str, seen: str
) -> None:
    """Change what a draft is called and what it says at its beginning.

    Raises:
        NoDraft: it was opened.
        ChangedMeanwhile: `seen` is not the mark of the heading as it stands.
        TitleTaken: another one of the study has the title.
    """
    held = hold_draft(questionnaire)
    if seen != heading_mark(held):
        raise ChangedMeanwhile("标题或开头的话")
    _title_is_free(held.study, title, besides=held.pk)
    held.title, held.introduction = title, introduction
    held.version += 1
    held.save(update_fields=["title", "introduction", "version"])


def heading_mark(questionnaire: Questionnaire) -> str:
    """Return the mark of the heading."""
    return mark_of([questionnaire.title, questionnaire.introduction])


@transaction.atomic
def delete_draft(*, questionnaire: Questionnaire) -> None:
    """Throw a draft away; raises NoDraft once it was opened."""
    hold_draft(questionnaire).delete()


@transaction.atomic
def add_wave(*, questionnaire: Questionnaire, title: str) -> Questionnaire:
    """Ask the same questions again: a new draft that remembers the wave before.

    The number of people is left open: it is counted anew. Raises WaveNotBegun or TitleTaken.
    """
    held = hold(questionnaire)
    if held.is_draft:
        raise WaveNotBegun
    _title_is_free(held.study, title)
    return Questionnaire.objects.create(
        zone_id=held.zone_id,
        study_id=held.study_id,
        title=title,
        introduction=held.introduction,
        content=held.content,
        previous=held,
    )


def _title_is_free(study: Study, title: str, *, besides: int = 0) -> None:
    others = Questionnaire.objects.filter(zone_id=study.zone_id, study=study, title=title)
    if others.exclude(pk=besides).exists():
        raise TitleTaken(title)
