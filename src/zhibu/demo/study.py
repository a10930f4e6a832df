"""The demo's study: the article's own survey, rebuilt from what it published.

Figures, interviews and literature lead to findings as the article draws them; what it did not
publish is marked 模拟 wherever it shows (core/surveys/article_study).
"""

from datetime import date, timedelta

from zhibu.apps.answering.services import prepare, receive
from zhibu.apps.literature.models import Source
from zhibu.apps.organisation.models import Person, Post, Zone
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.services import (
    add_questionnaire,
    close_questionnaire,
    open_questionnaire,
)
from zhibu.apps.research.models import Finding
from zhibu.apps.research.services.findings import Basis, add_finding, choose_basis
from zhibu.apps.research.services.measures import add_measure, finish_measure
from zhibu.apps.studies.models import Study
from zhibu.apps.studies.services import put_on_team, start_study
from zhibu.core.surveys.article_study.answers import (
    article_answers,
    article_codebook,
    article_frame,
)
from zhibu.demo.study_open import build_open_questionnaire
from zhibu.demo.study_texts import FINDINGS, INTRODUCTION, PURPOSE, SOURCE_NOTE, FindingText
from zhibu.demo.study_voices import build_voices

Difficulty = Finding.Difficulty

BEGAN_BEFORE = timedelta(days=120)
OPEN_FOR = timedelta(days=18)
RESEARCHERS = 2


def build_study(zone: Zone, *, today: date) -> Study:
    """Give the zone the rebuilt study, closed and written up."""
    began = today - BEGAN_BEFORE
    study = start_study(zone=zone, title="小机关党建调研（示例）", purpose=PURPOSE, begun_on=began)
    Study.objects.filter(pk=study.pk).update(is_sample=True)
    officers = _officers(zone, today)
    for officer in officers[:RESEARCHERS]:
        put_on_team(study=study, person=officer, on=began)
    questionnaire = _survey(study, began)
    source = _article(study)
    quotation = build_voices(study, on=began)
    for place, told in enumerate(FINDINGS):
        owner = officers[place % len(officers)]
        quoted = (quotation.pk,) if told.difficulty == Difficulty.SKILL else ()
        basis = _basis(questionnaire, source, told, quoted)
        _finding(study, questionnaire, told, basis, owner=owner, today=today)
    build_open_questionnaire(study, today=today)
    return study


def _officers(zone: Zone, today: date) -> list[Person]:
    """Organisation officers first, who have the paper work; a tiny branch has a secretary only."""
    posts = Post.objects.on(today).filter(zone=zone).select_related("person").order_by("pk")
    by_need = sorted(posts, key=lambda post: post.kind != Post.Kind.ORGANISATION)
    return list(dict.fromkeys(post.person for post in by_need))


def _survey(study: Study, began: date) -> Questionnaire:
    frame = article_frame()
    questionnaire = add_questionnaire(
        study=study,
        title="机关党建工作问卷",
        introduction=INTRODUCTION,
        codebook=article_codebook(),
    )
    Questionnaire.objects.filter(pk=questionnaire.pk).update(
        population=frame.population,
        margins={question: dict(margin) for question, margin in frame.margins.items()},
        source=SOURCE_NOTE,
    )
    questionnaire.refresh_from_db()
    open_questionnaire(questionnaire=questionnaire, on=began)
    questionnaire.refresh_from_db()
    prepare(questionnaire=questionnaire)
    receive(questionnaire=questionnaire, responses=article_answers().responses, on=began)
    close_questionnaire(questionnaire=questionnaire, on=began + OPEN_FOR)
    questionnaire.refresh_from_db()
    return questionnaire


def _article(study: Study) -> Source:
    return Source.objects.create(
        zone_id=study.zone_id,
        study=study,
        place_in_list=1,
        kind="EB",
        title="推动机关党建高质量发展科学方法研究——以小机关党建工作为例",
        authors="谢清\n曹立\n李声虎",
        published_on="2025-10-21",
        year="2025",
    )


def _basis(
    questionnaire: Questionnaire, source: Source, told: FindingText, quoted: tuple[int, ...]
) -> Basis:
    figures = tuple((questionnaire.pk, question, by) for question, by in told.figures)
    return Basis(figures=figures, quotations=quoted, sources=(source.pk,))


def _finding(
    study: Study,
    questionnaire: Questionnaire,
    told: FindingText,
    basis: Basis,
    *,
    owner: Person,
    today: date,
) -> Finding:
    finding = add_finding(study=study, title=told.title, difficulty=told.difficulty, body=told.body)
    choose_basis(finding=finding, basis=basis)
    watched = {"watched": questionnaire} if told.watch else {}
    question, code = told.watch or ("", "")
    measure = add_measure(
        finding=finding,
        text=told.measure,
        owner=owner,
        due_on=today + timedelta(days=told.due_in),
        watched_question=question,
        watched_code=code,
        **watched,
    )
    if told.outcome:
        finish_measure(measure=measure, done_on=today - timedelta(days=5), outcome=told.outcome)
    return finding
