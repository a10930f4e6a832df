"""The papers of an election, each made from the records when asked for, never kept.

Drafts in the usual wording: whoever sends them reads them over. Votes are cast on paper (XJ-13).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from zhibu.apps.elections.adapters import Round
from zhibu.apps.elections.models import Election, Teller
from zhibu.apps.elections.queries import ElectionView
from zhibu.apps.elections.services.preparing import least_candidates
from zhibu.apps.organisation.models import Branch
from zhibu.core.chinese_days import full_day
from zhibu.core.documents.official import (
    Blank,
    Block,
    Heading,
    Labelled,
    OfficialDocument,
    Paragraph,
    Table,
)
from zhibu.core.regulations.votes import election_vote

BY_STROKES = "以姓氏笔画为序"
WRITE_IN_ROWS = 2


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A paper: its name, its making, and whether it needs candidates or a count."""

    name: str
    make: Callable[[ElectionView, date], OfficialDocument]
    needs_candidates: bool = False
    needs_count: bool = False

    def is_ready(self, view: ElectionView) -> bool:
        """Whether there is enough on record to make it."""
        if self.needs_count:
            return bool(view.rounds)
        return bool(view.candidates) if self.needs_candidates else True


def _request(view: ElectionView, today: date) -> OfficialDocument:
    election = view.election
    when = full_day(election.planned_on)
    reason = "因支部委员会出现空缺"
    if election.kind == Election.Kind.TERM:
        due = f"将于{full_day(election.term_due)}届满" if election.term_due else "即将届满"
        reason = f"我支部本届任期{due}"
    blocks: list[Block] = [
        Paragraph(
            f"{reason}，根据《中国共产党支部工作条例（试行）》和《中国共产党基层组织选举工作条例》，"
            f"拟于{when}召开党员大会进行{election.get_kind_display()}。现将有关事项请示如下。"
        ),
        Heading("一、名额"),
        Paragraph(
            f"应选{_what(election)}{election.seats}名，候选人不少于{least_candidates(election)}名。"
        ),
        Heading("二、产生办法"),
        Paragraph(_way(election)),
        Heading("三、候选人预备人选"),
        *_names(view),
        Paragraph("妥否，请批示。"),
    ]
    return _official(view, today, f"关于召开党员大会进行\n{_kind(election)}的请示", blocks)


def _candidates(view: ElectionView, today: date) -> OfficialDocument:
    rows = tuple(
        (
            each.person.name,
            each.person.get_sex_display() if each.person.sex else "",
            each.person.birth_month,
            each.person.joined,
            view.electorate.work.get(each.person_id, ""),
        )
        for each in view.candidates
    )
    table = Table(
        ("姓名", "性别", "出生年月", "入党时间", "单位及职务"), rows, widths=(3, 2, 3, 3, 5)
    )
    title = f"{view.election.branch}\n{_kind(view.election)}候选人名单"
    return OfficialDocument(
        title=title, blocks=(Paragraph(f"（{BY_STROKES}）", indent=False), table)
    )


def _notice(view: ElectionView, today: date) -> OfficialDocument:
    election = view.election
    blocks = (
        Paragraph(
            f"经研究，定于{full_day(election.planned_on)}召开党员大会，进行{_kind(election)}。现将有关事项通知如下。"
        ),
        Labelled("时间", f"{full_day(election.planned_on)}    时    分"),
        Labelled("地点", ""),
        Labelled("议程", f"通过选举办法和监票人、计票人名单，选举{_what(election)}。"),
        Paragraph(
            f"应到会有选举权的正式党员{len(view.electorate.due)}人。预备党员列席，没有表决权、选举权和被选举权。"
            "选举实行无记名投票，不能委托他人代为投票。确实不能到会的，请会前说明。"
        ),
    )
    title = f"关于召开党员大会进行\n{_kind(election)}的通知"
    return _official(view, today, title, blocks, recipients="各位党员")


def _ballot(view: ElectionView, today: date) -> OfficialDocument:
    names = view.standing or view.candidates
    seats = view.seats_of_next_round or view.election.seats
    rows = tuple((each.person.name, "", "", "") for each in names)
    others = tuple((" ", "", "") for _ in range(WRITE_IN_ROWS))
    return OfficialDocument(
        title=f"{view.election.branch}\n{_kind(view.election)}选票",
        blocks=(
            Paragraph(f"应选{seats}名，候选人{BY_STROKES}。（党支部印章）", indent=False),
            Table(("候选人", "赞成（○）", "不赞成（×）", "弃权"), rows, widths=(4, 2, 2, 2)),
            Blank(),
            Table(("另选他人姓名", "赞成（○）", "说明"), others, widths=(4, 2, 4)),
            Heading("填写说明"),
            Paragraph(
                f"1. 每张票赞成的人数（含另选他人）等于或少于{seats}人的有效，多于{seats}人的作废。"
            ),
            Paragraph("2. 对候选人可以赞成、不赞成，也可以弃权；不作任何标记的为弃权。"),
            Paragraph("3. 不赞成候选人的，可以另选他人，写上姓名并画○；未写姓名的无效。"),
            Paragraph(
                "4. 无记名填写，字迹请清楚。因故不能填写的，可以委托非候选人按本人意愿代写。"
            ),
        ),
    )


def _tellers(view: ElectionView, today: date) -> OfficialDocument:
    names = {
        role: "、".join(each.person.name for each in view.tellers if each.role == role)
        for role in Teller.Role.values
    }
    due = len(view.electorate.due)
    return OfficialDocument(
        title=f"{view.election.branch}\n{_kind(view.election)}办法（草案）",
        blocks=(
            Paragraph(
                "一、根据《中国共产党基层组织选举工作条例》制定本办法，经党员大会通过后施行。"
            ),
            Paragraph(
                f"二、应选{_what(view.election)}{view.election.seats}名。{_way(view.election)}"
            ),
            Paragraph(f"三、{_bound(view, due)}"),
            Paragraph("四、选举采用无记名投票，收回的选票等于或少于发出的选票，选举有效。"),
            Paragraph(
                "五、获得赞成票超过应到会有选举权人数半数的当选；超过应选名额的，以得票多的当选；"
                "票数相等不能确定的，就票数相等的再次投票；不足应选名额的，另行选举，"
                "经半数以上选举人同意也可以减少名额。"
            ),
            Paragraph(
                "六、监票人、计票人从不是候选人的党员中推选，经大会通过，负责发票、监票、计票。"
            ),
            Labelled("监票人", names[Teller.Role.SCRUTINEER]),
            Labelled("计票人", names[Teller.Role.COUNTER]),
        ),
    )


def _count(view: ElectionView, today: date) -> OfficialDocument:
    blocks: list[Block] = []
    for each in view.rounds:
        blocks += _round(each)
    blocks += [Blank(), Labelled("监票人（签名）", ""), Labelled("计票人（签名）", "")]
    title = f"{view.election.branch}\n{_kind(view.election)}计票结果报告单"
    return OfficialDocument(title=title, blocks=tuple(blocks), dated=view.election.planned_on)


def _report(view: ElectionView, today: date) -> OfficialDocument:
    election = view.election
    winners = "、".join(each.person.name for each in view.winners) or "（没有人当选）"
    blocks: list[Block] = [
        Paragraph(
            f"我支部于{full_day(election.planned_on)}召开党员大会，进行了{_kind(election)}。现将结果报告如下。"
        )
    ]
    for each in view.rounds:
        blocks += _round(each)
    blocks += [
        Paragraph(f"当选的{_what(election)}：{winners}。"),
        Paragraph(
            "书记、副书记人选报请批准，委员报请备案。依据：《中国共产党支部工作条例（试行）》第二十一条。"
        ),
    ]
    return _official(view, today, f"关于{_kind(election)}结果的报告", blocks)


PAPERS: Mapping[str, Paper] = {
    "request": Paper(name="请示", make=_request),
    "candidates": Paper(name="候选人名单", make=_candidates, needs_candidates=True),
    "notice": Paper(name="会议通知", make=_notice),
    "rules": Paper(name="选举办法", make=_tellers),
    "ballot": Paper(name="选票", make=_ballot, needs_candidates=True),
    "count": Paper(name="计票结果报告单", make=_count, needs_count=True),
    "report": Paper(name="结果报告", make=_report, needs_count=True),
}


def reminder(branch: Branch, *, due_on: date, today: date) -> OfficialDocument:
    """The letter of the organisation above: the term ends, prepare the election (ZB-14)."""
    return OfficialDocument(
        title="关于做好党支部换届准备工作的提醒函",
        recipients=branch.name,
        blocks=(
            Paragraph(
                f"你支部本届任期将于{full_day(due_on)}届满。根据《中国共产党支部工作条例（试行）》第二十二条，"
                "请做好换届准备，按期进行换届选举；需要提前或者延期的，应当报上级党组织批准，"
                "延长或者提前的期限一般不超过1年。"
            ),
            Paragraph("请于会前报送请示，写明召开党员大会的时间、名额、产生办法和候选人预备人选。"),
        ),
        signature=branch.zone.committee.name,
        dated=today,
    )


def _official(
    view: ElectionView,
    today: date,
    title: str,
    blocks: "list[Block] | tuple[Block, ...]",
    recipients: str = "",
) -> OfficialDocument:
    branch = view.election.branch
    return OfficialDocument(
        title=f"{branch}\n{title}",
        recipients=recipients or branch.zone.committee.name,
        blocks=tuple(blocks),
        signature=branch.name,
        dated=today,
    )


def _kind(election: Election) -> str:
    if election.kind == Election.Kind.TERM:
        return "换届选举"
    what = "支部委员" if election.body == Election.Body.COMMITTEE else "支部书记"
    return f"补选{what}"


def _what(election: Election) -> str:
    return "支部委员会委员" if election.body == Election.Body.COMMITTEE else "支部书记（副书记）"


def _way(election: Election) -> str:
    if election.body == Election.Body.SECRETARY:
        return "不设支部委员会，由党员大会采用无记名投票直接选举产生。"
    return (
        "支部委员会委员由党员大会采用无记名投票差额选举产生，差额不少于应选人数的百分之二十；"
        "书记、副书记由新产生的支部委员会全体会议选举产生。"
    )


def _bound(view: ElectionView, due: int) -> str:
    if not due:
        return "到会人数不少于应到会人数的五分之四，方可进行选举。"
    least = election_vote(due=due, present=0, yes=0, on=view.election.planned_on)
    return (
        f"应到会有选举权的正式党员{due}人，实到会不少于应到会的五分之四，即{least.needed_present}人，"
        "方可进行选举。"
    )


def _names(view: ElectionView) -> tuple[Block, ...]:
    if not view.candidates:
        return (Paragraph("                    "),)
    names = "、".join(each.person.name for each in view.candidates)
    return (Paragraph(f"{names}。（{BY_STROKES}）"),)


def _round(each: Round) -> list[Block]:
    rows = tuple(
        (line.candidate.person.name, str(line.yes), str(line.no), str(line.abstained), line.outcome)
        for line in each.lines
    )
    columns = ("姓名", "赞成", "不赞成", "弃权", "结果")
    return [
        Heading(f"第{each.ballot.number}轮投票", level=2),
        Paragraph(f"应选{each.ballot.seats}名。{each.says}当选须得赞成票{each.needed_yes}票以上。"),
        Table(columns, rows, widths=(4, 2, 2, 2, 4)),
    ]
