"""How a branch must be set up: size, committee, posts, term, groups.

Each rule is one function from facts to a finding; its number and source come from
`parameters/establishment.toml` in the edition in force on the day.
"""

from collections.abc import Callable
from datetime import date

from dateutil.relativedelta import relativedelta

from zhibu.core.regulations.branch import BranchFacts, BranchKind
from zhibu.core.regulations.finding import Finding, State
from zhibu.core.regulations.parameter import Value, load

COMMITTEE_POSTS = (
    "secretary",
    "deputy",
    "organisation",
    "publicity",
    "discipline",
    "committee_member",
)
DUTIES = {"organisation": "组织委员", "publicity": "宣传委员", "discipline": "纪检委员"}

Rule = Callable[[BranchFacts, date], Finding]


def establishment_findings(facts: BranchFacts, *, on: date) -> tuple[Finding, ...]:
    """Judge a branch by every rule of set-up, in the order of the rule codes.

    Rules that do not apply are included and say why.
    """
    return tuple(rule(facts, on) for rule in RULES)


def _text(name: str, on: date) -> Value:
    return load("establishment")[name].on(on)


def _finding(
    name: str, title: str, on: date, state: State, said: str, **numbers: object
) -> Finding:
    parameter = load("establishment")[name]
    return Finding(
        rule=parameter.rule,
        title=title,
        state=state,
        said=said,
        source=parameter.on(on).source,
        **numbers,  # type: ignore[arg-type]
    )


def has_enough_members(facts: BranchFacts, on: date) -> Finding:
    """ZB-01: at least three full members; fewer belong in a joint branch (ZB-02)."""
    least, count = _text("branch_minimum", on).number, len(facts.full_members)
    is_met = count >= least
    said = f"正式党员 {count} 人，" + (
        f"达到 {least} 人。" if is_met else f"不足 {least} 人，可与邻近单位成立联合党支部。"
    )
    return _finding(
        "branch_minimum",
        "正式党员人数",
        on,
        State.MET if is_met else State.DUE,
        said,
        observed=count,
        required=least,
        records=tuple(person.id for person in facts.full_members),
    )


def covers_few_units(facts: BranchFacts, on: date) -> Finding:
    """ZB-02: a joint branch normally covers at most five units."""
    most, title = _text("joint_units", on).number, "联合党支部覆盖单位"
    if facts.kind is not BranchKind.JOINT:
        return _finding(
            "joint_units", title, on, State.NOT_APPLICABLE, "不是联合党支部。", required=most
        )
    is_met = facts.units <= most
    said = f"覆盖 {facts.units} 个单位，一般不超过 {most} 个。"
    state = State.MET if is_met else State.DUE
    return _finding("joint_units", title, on, state, said, observed=facts.units, required=most)


def is_not_too_large(facts: BranchFacts, on: date) -> Finding:
    """ZB-03: normally at most fifty members, full and probationary."""
    most, count = _text("branch_maximum", on).number, len(facts.members)
    is_met = count <= most
    said = f"党员 {count} 人，" + (
        f"未超过 {most} 人。" if is_met else f"一般不超过 {most} 人，可考虑设立党总支。"
    )
    return _finding(
        "branch_maximum",
        "党员人数",
        on,
        State.MET if is_met else State.DUE,
        said,
        observed=count,
        required=most,
    )


def has_right_committee(facts: BranchFacts, on: date) -> Finding:
    """ZB-07, ZB-08: a committee of three to five (at most seven) from seven full members on."""
    threshold = _text("committee_threshold", on).number
    least, most = _text("committee_minimum", on).number, _text("committee_maximum", on).number
    holders, title = facts.holders(*COMMITTEE_POSTS), "支部委员会"
    if facts.kind is BranchKind.TEMPORARY:
        said = "临时党支部由批准其设立的党组织指定负责人。"
        return _finding("committee_threshold", title, on, State.NOT_APPLICABLE, said)
    if len(facts.full_members) < threshold:
        return _without_committee(facts, on, holders)
    state = State.MET if least <= len(holders) <= most else State.DUE
    said = (
        f"正式党员 {len(facts.full_members)} 人，应设委员会（3 至 5 人，一般不超过 {most} 人），"
        f"现有委员 {len(holders)} 人。"
    )
    return _finding(
        "committee_threshold",
        title,
        on,
        state,
        said,
        observed=len(holders),
        required=least,
        records=holders,
    )


def _without_committee(facts: BranchFacts, on: date, holders: tuple[str, ...]) -> Finding:
    """ZB-08: under seven full members there is one secretary, a deputy if needed."""
    members = facts.holders("organisation", "publicity", "discipline", "committee_member")
    said = f"正式党员 {len(facts.full_members)} 人，不足 7 人，不设委员会，设书记 1 名。"
    if members:
        said += f"现有委员 {len(members)} 人，请核对。"
    return _finding(
        "without_committee",
        "支部委员会",
        on,
        State.DUE if members else State.MET,
        said,
        observed=len(members),
        required=0,
        records=holders,
    )


def has_duties_shared(facts: BranchFacts, on: date) -> Finding:
    """ZB-09: where there is a committee, organisation, publicity and discipline are held."""
    title, threshold = "委员分工", _text("committee_threshold", on).number
    if facts.kind is BranchKind.TEMPORARY or len(facts.full_members) < threshold:
        said = "不设委员会，不要求委员分工。"
        return _finding("committee_posts", title, on, State.NOT_APPLICABLE, said)
    missing = [name for post, name in DUTIES.items() if not facts.holders(post)]
    said = f"缺：{'、'.join(missing)}。" if missing else "组织、宣传、纪检委员齐全。"
    return _finding(
        "committee_posts",
        title,
        on,
        State.DUE if missing else State.MET,
        said,
        observed=len(DUTIES) - len(missing),
        required=len(DUTIES),
        records=facts.holders(*DUTIES),
    )


def has_secretary(facts: BranchFacts, on: date) -> Finding:
    """ZB-13: a vacancy is filled by a by-election in good time."""
    holders = facts.holders("secretary")
    said = "书记在任。" if holders else "书记空缺，应当及时补选。"
    return _finding(
        "vacancy",
        "支部书记",
        on,
        State.MET if holders else State.DUE,
        said,
        observed=len(holders),
        required=1,
        records=holders,
    )


def is_within_term(facts: BranchFacts, on: date) -> Finding:
    """ZB-10, ZB-14: a term of three years, with notice six months before it ends."""
    title = "任期"
    if facts.kind is BranchKind.TEMPORARY:
        said = "临时党支部不进行换届选举。"
        return _finding("term_years", title, on, State.NOT_APPLICABLE, said)
    if facts.elected_on is None:
        said = "没有选举日期，请补录本届届期。"
        return _finding("term_years", title, on, State.DUE, said)
    years = _text("term_years", on).number
    due = facts.term_until or facts.elected_on + relativedelta(years=years)
    notice = due - relativedelta(months=_text("term_notice_months", on).number)
    when = f"{due.year}年{due.month}月{due.day}日"
    if on > due:
        name, state, said = "term_years", State.OVERDUE, f"本届已于{when}届满，尚未换届。"
    elif on >= notice:
        name, state, said = "term_notice_months", State.AT_RISK, f"本届将于{when}届满，请准备换届。"
    else:
        name, state, said = "term_years", State.MET, f"本届至{when}届满。"
    return _finding(name, title, on, state, said, due_on=due)


def has_group_leaders(facts: BranchFacts, on: date) -> Finding:
    """ZB-23: every Party group has a leader."""
    title = "党小组组长"
    if not facts.groups:
        return _finding("group_leader", title, on, State.NOT_APPLICABLE, "没有党小组。")
    without = [group for group in facts.groups if group.leader is None]
    said = (
        f"{'、'.join(group.name for group in without)}没有组长。"
        if without
        else f"{len(facts.groups)} 个党小组都有组长。"
    )
    return _finding(
        "group_leader",
        title,
        on,
        State.DUE if without else State.MET,
        said,
        observed=len(facts.groups) - len(without),
        required=len(facts.groups),
        records=tuple(group.id for group in facts.groups),
    )


def has_someone_responsible(facts: BranchFacts, on: date) -> Finding:
    """JG-13: in a small agency someone is specially responsible for Party affairs."""
    holders = facts.holders("responsible", "deputy", "organisation")
    said = (
        "有专人负责党务（党务专人、副书记或组织委员）。"
        if holders
        else "尚未明确专人负责党务工作。"
    )
    return _finding(
        "responsible",
        "专人负责",
        on,
        State.MET if holders else State.DUE,
        said,
        observed=len(holders),
        required=1,
        records=holders,
    )


RULES: tuple[Rule, ...] = (
    has_enough_members,
    covers_few_units,
    is_not_too_large,
    has_right_committee,
    has_duties_shared,
    is_within_term,
    has_secretary,
    has_group_leaders,
    has_someone_responsible,
)
