"""Makers of questionnaires that collect, and people who answer them, for tests."""

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse
from tests.apps.questionnaires.records import OpenQuestionnaireFactory

from zhibu.apps.answering.models import Slip
from zhibu.apps.questionnaires.models import Questionnaire

OPENED = date(2026, 3, 2)

EVERY_KIND = {
    "questions": [
        {
            "id": "agency",
            "kind": "single",
            "label": "您所在的单位",
            "options": [{"code": "a", "label": "编办"}, {"code": "b", "label": "网信中心"}],
        },
        {
            "id": "why",
            "kind": "text",
            "label": "编办的同志：您怎么看",
            "asked_if": {"question": "agency", "codes": ["a"]},
        },
        {
            "id": "hard",
            "kind": "multiple",
            "label": "主要困难",
            "at_most": 2,
            "options": [
                {"code": "time", "label": "学习时间难协调"},
                {"code": "new", "label": "创新不足"},
                {"code": "skill", "label": "能力提升难"},
            ],
        },
        {
            "id": "good",
            "kind": "scale",
            "label": "总体满意度",
            "options": [{"code": "1", "label": "不满意"}, {"code": "2", "label": "满意"}],
        },
        {
            "id": "parts",
            "kind": "matrix",
            "label": "各项满意度",
            "options": [{"code": "1", "label": "不满意"}, {"code": "2", "label": "满意"}],
            "rows": [{"code": "study", "label": "学习"}, {"code": "venue", "label": "场地"}],
        },
        {"id": "hours", "kind": "number", "label": "每月小时", "minimum": 0, "maximum": 60},
        {
            "id": "first",
            "kind": "ranking",
            "label": "请排序",
            "options": [
                {"code": "x", "label": "减会"},
                {"code": "y", "label": "减表"},
                {"code": "z", "label": "减群"},
            ],
        },
    ]
}
"""One question of each kind, one of them behind a branch."""


def collecting(**facts: Any) -> Questionnaire:
    """Return an open questionnaire with its codes made."""
    return OpenQuestionnaireFactory(**facts)


def codes_of(questionnaire: Questionnaire) -> list[str]:
    """Return the codes not yet handed out, as only the database knows them."""
    slips = Slip.objects.filter(questionnaire=questionnaire)
    return list(slips.values_list("code", flat=True))


def close(questionnaire: Questionnaire, on: date = OPENED) -> Questionnaire:
    """Close it, as its page does."""
    questionnaire.closed_on = on
    questionnaire.save(update_fields=["closed_on"])
    return questionnaire


class Phone:
    """Somebody's browser in front of a questionnaire, without an account."""

    def __init__(self, questionnaire: Questionnaire, client: Client | None = None) -> None:
        self.client, self.slug = client or Client(), questionnaire.collection.slug

    def address(self, name: str, page: int | None = None) -> str:
        """Return one of the public addresses."""
        query = f"?page={page}" if page else ""
        return reverse(f"answering:{name}", args=[self.slug]) + query

    def see(self, name: str, page: int | None = None) -> Any:
        """Open a page."""
        return self.client.get(self.address(name, page))

    def enter(self, code: str) -> Any:
        """Type in a code."""
        return self.client.post(self.address("enter"), {"code": code})

    def scan(self, code: str) -> Any:
        """Follow the QR of a slip."""
        return self.client.get(reverse("answering:by_link", args=[self.slug, code]))

    def answer(self, page: int, go: str = "on", **answers: Any) -> Any:
        """Send one page; `answers` by question id, dots and hashes as they stand in the form."""
        named = {f"a-{name}": value for name, value in answers.items()}
        return self.client.post(self.address("questions", page), {**named, "go": go})

    def send(self) -> Any:
        """Send the whole answer."""
        return self.client.post(self.address("review"))
