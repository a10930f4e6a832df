"""The papers as LibreOffice lays them out: what a Word user sees."""

from datetime import date

import pdfplumber
import pytest
from django.urls import reverse
from tests.apps.meetings.held import (
    AgendaItemFactory,
    MeetingFactory,
    RecordVersionFactory,
    State,
    noon,
    real_meeting,
)
from tests.houses import build_house
from tests.office import to_pdf

pytestmark = pytest.mark.django_db

SPOKEN = "会议认为，要把学习成果转化为推动工作的实际举措，逐项列出清单，明确责任人和时限。"
LINES = 120


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("papers")


@pytest.fixture
def printed(client, folder):
    """Return what the pages of several papers say, from one start of the office."""

    def of(*asked):
        paths = []
        for number, (user, name, meeting, query) in enumerate(asked):
            client.force_login(user)
            response = client.get(reverse(f"meetings:{name}", args=[meeting.pk]), query)
            path = folder / f"{name}-{number}.docx"
            path.write_bytes(response.content)
            paths.append(path)
        return [_pages(path) for path in to_pdf(paths, folder)]

    return of


def _pages(path):
    with pdfplumber.open(path) as pdf:
        return [page.extract_text() for page in pdf.pages]


def test_papers_come_out_whole_and_on_few_pages(printed):
    house = build_house()
    branch = house.branch
    secretary = house.users["secretary"]
    usual = real_meeting(branch, place="三楼会议室", minutes=usual_minutes())
    long = MeetingFactory(
        branch=branch,
        minutes="\n".join(f"发言人{number:03}：{SPOKEN * 3}" for number in range(LINES)),
        finished_at=noon(date(2026, 11, 20)),
    )
    RecordVersionFactory(meeting=long)
    plan = MeetingFactory(branch=branch, state=State.PLANNED, finished_at=None)
    AgendaItemFactory(meeting=plan, text="学习党的二十届四中全会公报")
    minutes, large, tome, sheet, notice, large_notice = printed(
        (secretary, "minutes_docx", usual, {}),
        (secretary, "minutes_docx", usual, {"large": "1"}),
        (secretary, "minutes_docx", long, {}),
        (secretary, "sign_sheet_docx", usual, {}),
        (secretary, "notice_docx", plan, {}),
        (secretary, "notice_docx", plan, {"large": "1"}),
    )
    assert [len(pages) for pages in (minutes, tome, notice, large_notice)] == [3, 29, 1, 1]
    assert len(minutes) < len(large) <= 6
    _assert_says(minutes, "党员大会会议记录", "褚守成", "没有通过", "走访退休老党员", "（签名）")
    _assert_says(tome, "补记：", "更正：", "本记录为第2版")
    _assert_says(tome, *(f"发言人{number:03}：" for number in range(LINES)))
    _assert_says(sheet, "签到表", "卫国")
    assert len(sheet) == 1, "two names in a row rather than a second page"
    _assert_says(notice, "关于召开党员大会的通知", "二十届四中全会", str(branch))


def _assert_says(pages, *words):
    whole = "".join("".join(pages).split())
    assert [word for word in words if word not in whole] == []


def usual_minutes():
    return "\n".join(
        [
            "一、学习党的二十届四中全会公报",
            SPOKEN * 2,
            "欧阳若兰：我负责的窗口，等候时间比上半年短了，但是老年人不会用自助机，还要有人帮。",
            "二、讨论接收陈一鸣同志为预备党员",
            "（一）入党介绍人意见",
            "介绍人赵一、孙三介绍了陈一鸣同志的情况。" + SPOKEN,
            "（二）大家发言人",
            SPOKEN * 2,
            "三、布置第四季度工作",
            SPOKEN,
        ]
    )
