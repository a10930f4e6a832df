"""From an XLSForm workbook to a codebook, with a remark on everything that was left out."""

from dataclasses import dataclass, replace

from zhibu.core.surveys.codebook import Codebook, Condition, Question
from zhibu.core.surveys.codebook_checks import check_codebook
from zhibu.core.surveys.condition_checks import TELLING
from zhibu.core.surveys.xlsform.expressions import chosen
from zhibu.core.surveys.xlsform.form import Form, form_from
from zhibu.core.surveys.xlsform.questions import matrix_from, own_code, question_from, words_of

GROUP = "group"
TELLS_OF_THE_PERSON = {
    *("start", "end", "today", "deviceid", "username", "phonenumber", "email", "simserial"),
    *("subscriberid", "start-geopoint", "audit", "background-audio", "geopoint", "geotrace"),
    "geoshape",
}
"""Types that would record who answered, where or when."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRead:
    """A codebook with what could not be taken over, as Chinese sentences."""

    codebook: Codebook
    remarks: tuple[str, ...]


def codebook_from_xlsform(data: bytes) -> Codebook:
    """Return the questionnaire of an XLSForm workbook; see `read_xlsform` for the remarks.

    Raises:
        NotAnXlsform: it cannot be read.
        FaultyCodebook: its questions contradict themselves.
    """
    return read_xlsform(data).codebook


def read_xlsform(data: bytes) -> FormRead:
    """Return the questionnaire of an XLSForm workbook, and what was left out of it.

    Raises:
        NotAnXlsform: it cannot be read.
        FaultyCodebook: its questions contradict themselves.
    """
    form = form_from(data)
    reading = _Reading(str(form.get("default_language", "")))
    reading.walk(form["children"], relevant="")
    title = str(form.get("title") or "")
    codebook = Codebook(
        title="" if title == form.get("name") else title,
        questions=tuple(reading.with_conditions()),
    )
    check_codebook(codebook)
    return FormRead(codebook=codebook, remarks=tuple(reading.remarks))


class _Reading:
    """One form while it is being walked through."""

    def __init__(self, language: str) -> None:
        """Nothing is read yet; `language` is that of the form."""
        self.language = language
        self.questions: list[Question] = []
        self.relevant: dict[str, str] = {}
        self.asked: dict[str, tuple[Question, dict[str, str]]] = {}
        """By name in the form: the question, and the code for each name of a choice."""
        self.remarks: list[str] = []

    def walk(self, elements: list[Form], *, relevant: str) -> None:
        """Take the questions of a group over; its condition holds for each of them."""
        for element in elements:
            own = str(element.get("bind", {}).get("relevant", ""))
            if own and relevant:
                said = "外层分组的显示条件没有导入，只保留了自己的条件。"
                self.remarks.append(f"“{element.get('name')}”：{said}")
            self._take(element, relevant=own or relevant)

    def _take(self, element: Form, *, relevant: str) -> None:
        kind = element["type"]
        if kind == GROUP:
            self._take_group(element, relevant=relevant)
        elif kind == "repeat":
            self._remark(element, "循环组没有导入：一份答卷里一道题只答一次。")
        elif kind in TELLS_OF_THE_PERSON:
            self._remark(element, f"不收集“{kind}”：答卷不记时间、设备、地点和人。")
        else:
            self._keep(question_from(element, self.language, self.remarks), element, relevant)

    def _take_group(self, element: Form, *, relevant: str) -> None:
        if element.get("control", {}).get("bodyless"):
            return
        matrix = matrix_from(element, self.language)
        if matrix:
            self._keep(matrix, element, relevant)
            self._note_required(element["children"])
            return
        label = words_of(element.get("label"), self.language)
        if label:
            self._remark(element, f"分组标题“{label}”没有导入，题目都在。")
        self.walk(element["children"], relevant=relevant)

    def _keep(self, question: Question | None, element: Form, relevant: str) -> None:
        if question is None:
            return
        self.questions.append(question)
        codes = {str(choice["name"]): own_code(choice) for choice in element.get("choices", ())}
        self.asked[element["name"]] = question, codes
        if relevant:
            self.relevant[question.id] = relevant
        self._note_required([element])

    def _note_required(self, elements: list[Form]) -> None:
        for element in elements:
            wanted = str(element.get("bind", {}).get("required", "")).lower()
            if wanted not in ("", "no", "false", "false()"):
                self._remark(element, "没有设为必答：任何题都可以不答。")

    def _remark(self, element: Form, said: str) -> None:
        self.remarks.append(f"“{element.get('name')}”：{said}")

    def with_conditions(self) -> list[Question]:
        """Return the questions with their branching, now that every name is known."""
        return [self._conditioned(question) for question in self.questions]

    def _conditioned(self, question: Question) -> Question:
        relevant = self.relevant.get(question.id)
        if not relevant:
            return question
        found = chosen(relevant)
        asked, codes = self.asked.get(found[0], (None, {})) if found else (None, {})
        if not (found and asked and asked.kind in TELLING):
            said = f"显示条件“{relevant}”没有导入，现在对所有人都问，请核对。"
            self.remarks.append(f"“{question.id}”：{said}")
            return question
        chosen_codes = tuple(codes.get(code, code) for code in found[1])
        return replace(question, asked_if=Condition(question=asked.id, codes=chosen_codes))
