"""Who may read and write at the addresses of interviews: the study's team and coordinator.

The house's member is put on the team of the study.
"""

from tests.access_tables import Access, roles
from tests.apps.interviews.records import (
    TODAY,
    GuideFactory,
    InterviewFactory,
    coded_by,
    quotation_from,
    study_in,
)
from tests.houses import House

from zhibu.apps.interviews.models import Passage
from zhibu.apps.interviews.services.coding import start_double
from zhibu.apps.interviews.services.memos import write_memo

TEAM = roles("member", "coordinator")
READ, BOTH, WRITE = Access(read=TEAM), Access(read=TEAM, write=TEAM), Access(write=TEAM)

OF_STUDY = {
    "study": READ, "add": BOTH, "tables": READ, "quotations": READ, "add_guide": BOTH,
    "codes": READ, "add_code": BOTH, "import_codes": BOTH, "codes_qdc": READ, "codes_csv": READ,
}  # fmt: skip
OF_GUIDE = {"guide": READ, "change_guide": BOTH, "drop_guide": BOTH}
OF_INTERVIEW = {
    "interview": READ, "change": BOTH, "transcript": BOTH, "withdraw": BOTH, "interviewee": BOTH,
    "forget_interviewee": WRITE, "drop": BOTH, "coding": BOTH, "quote": WRITE,
    "memo_on_interview": BOTH, "start_double": BOTH,
}  # fmt: skip
OF_PASSAGE = {"uncode": WRITE, "memo_on_passage": BOTH}
OF_DOUBLE = {"double": BOTH, "finish_double": WRITE, "drop_double": BOTH}
OF_QUOTATION = {"quotation": BOTH, "drop_quotation": BOTH}
OF_MEMO = {"change_memo": BOTH, "drop_memo": WRITE}
OF_CODE = {"change_code": BOTH, "merge_code": BOTH, "drop_code": BOTH, "memo_on_code": BOTH}

EXPECTED = {
    f"interviews:{name}": access
    for table in (
        OF_STUDY, OF_GUIDE, OF_INTERVIEW, OF_PASSAGE, OF_DOUBLE, OF_QUOTATION, OF_MEMO, OF_CODE,
    )
    for name, access in table.items()
}  # fmt: skip


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of each address."""
    study = study_in(house)
    member, coordinator = house.users["member"], house.users["coordinator"]
    interview = InterviewFactory(study=study)
    coded_by(interview, member, 时间=[1])
    passage = Passage.objects.get(interview=interview)
    doubled = start_double(
        interview=InterviewFactory(study=study), first=member, second=coordinator
    )
    memo = write_memo(study=study, text="再问", by=member, on=TODAY, interview=interview)
    made = (
        (OF_STUDY, {"study_id": study.pk}),
        (OF_GUIDE, {"guide_id": GuideFactory(study=study).pk}),
        (OF_INTERVIEW, {"interview_id": interview.pk}),
        (OF_PASSAGE, {"passage_id": passage.pk}),
        (OF_DOUBLE, {"double_id": doubled.pk}),
        (OF_QUOTATION, {"quotation_id": quotation_from(interview, 1).pk}),
        (OF_MEMO, {"memo_id": memo.pk}),
        (OF_CODE, {"code_id": passage.code_id}),
    )
    return {f"interviews:{name}": words for table, words in made for name in table}
