"""An interview of the demo's study, coded, with one anonymous quotation.

The quoted sentence follows the article's 某单位党务干部; the rest is invented.
"""

from datetime import date

from zhibu.apps.interviews.models import Interview, Passage, Quotation
from zhibu.apps.interviews.services.codes import add_code
from zhibu.apps.interviews.services.interviews import record_interview
from zhibu.apps.studies.models import Code, Study
from zhibu.core.coding.sentences import sentences_of

CODES = {
    "人手": "人少事多，一人身兼数职",
    "时间": "凑不齐人，出差、借调、退休",
    "创新": "活动老一套，与业务结合不紧",
    "激励": "考核难量化，做与不做差别不大",
}
SAID = (
    (
        "目前机关人手非常紧张，除了业务，乡村振兴、流域综合治理都抽调了不少人，"
        "有的同志既要搞业务、做中心工作，还要兼党建。",
        "人手",
    ),
    ("集中学习要凑齐人，常常改了两三次时间。", "时间"),
    ("本地的教育基地去过好几回了，大家更愿意听科长讲业务。", "创新"),
    ("党务干得多干得少，年底考核看不大出来。", "激励"),
)
QUOTED = 0
"""The sentence that is quoted."""


def build_voices(study: Study, *, on: date) -> Quotation:
    """Record the interview and its codes; return the confirmed quotation."""
    interview = record_interview(
        study=study,
        today=on,
        speaker="某单位党务干部",
        on=on,
        mode=Interview.Mode.FACE,
        interviewer="调研组",
        consent=Interview.Consent.SPOKEN,
        consent_on=on,
        may_quote=True,
    )
    interview.transcript = "".join(sentence for sentence, _ in SAID)
    interview.revision = 1
    interview.save(update_fields=["transcript", "revision"])
    codes = {
        name: add_code(study=study, parent=None, name=name, definition=meaning)
        for name, meaning in CODES.items()
    }
    _tag(interview, codes)
    quoted = sentences_of(interview.transcript)[QUOTED]
    return Quotation.objects.create(
        zone_id=study.zone_id,
        interview=interview,
        start=quoted.start,
        end=quoted.end,
        text=interview.transcript[quoted.start : quoted.end],
        confirmed_on=on,
    )


def _tag(interview: Interview, codes: dict[str, Code]) -> None:
    sentences = sentences_of(interview.transcript)
    Passage.objects.bulk_create(
        Passage(
            zone_id=interview.zone_id,
            interview=interview,
            code=codes[name],
            start=sentence.start,
            end=sentence.end,
        )
        for sentence, (_, name) in zip(sentences, SAID, strict=True)
    )
