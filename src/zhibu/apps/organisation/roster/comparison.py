"""What accepting a roster would do, row by row: new, changed, unchanged, or in error."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from zhibu.apps.organisation.roster.cells import ERROR, WARNING, Trouble
from zhibu.apps.organisation.roster.existing import PERSON_FIELDS, Known, Register
from zhibu.apps.organisation.roster.rows import CellProblem, RosterRow

NOT_COMPARED = frozenset({"post_since", "entered", "left"})
"""Fields that say when another fact began or ended, not facts of their own."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """One row, the person it means (None: new) and {field: (old, new)} of what changes."""

    row: RosterRow
    known: Known | None = None
    changes: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """One of 'error', 'new', 'changed', 'unchanged' (RosterEntry.Verdict)."""
        if self.row.has_errors:
            return "error"
        if self.known is None:
            return "new"
        return "changed" if self.changes else "unchanged"


class Comparison:
    """Compare rows with the register; `only_branch` limits an officer to the own branch."""

    def __init__(self, register: Register, *, only_branch: str = "") -> None:
        """Index the register for matching."""
        self.register, self.only_branch = register, only_branch
        self.secretaries = register.secretaries()
        self.claimed: dict[str, str] = {}
        self.by_code = {known.values["code"]: known for known in register.people}
        self.by_name: dict[str, list[Known]] = defaultdict(list)
        for known in register.people:
            self.by_name[known.values["name"]].append(known)

    def verdicts(self, rows: Iterable[RosterRow]) -> list[Verdict]:
        """Return a verdict for every row, in order."""
        return [self._verdict(self._placed(row)) for row in rows]

    def _placed(self, row: RosterRow) -> RosterRow:
        """Put a row without a branch column into the officer's own branch."""
        if not self.only_branch or "branch" in row.values:
            return row
        return replace(row, values={**row.values, "branch": self.only_branch})

    def _verdict(self, row: RosterRow) -> Verdict:
        known, trouble = self._match(row.values)
        troubles = [("name", trouble)] if trouble else []
        troubles += self._place_troubles(row.values, known)
        row = _with(row, troubles)
        if row.has_errors or known is None:
            return Verdict(row=row, known=known)
        return Verdict(row=row, known=known, changes=_changes(row.values, known))

    def _match(self, values: Mapping[str, str]) -> tuple[Known | None, Trouble | None]:
        """Find the person a row means: by code, else by name with birth month, else place."""
        if values.get("code") in self.by_code:
            return self.by_code[values["code"]], None
        namesakes = self.by_name.get(values.get("name", ""), [])
        birth = values.get("birth", "")
        if birth:
            same = [known for known in namesakes if known.values["birth"] == birth]
            if len(same) == 1:
                return same[0], None
            if len(same) > 1:
                return None, _ambiguous(len(same))
            namesakes = [known for known in namesakes if not known.values["birth"]]
        here = [known for known in namesakes if _same_place(values, known.values)]
        if len(here) > 1:
            return None, _ambiguous(len(here))
        return (here[0], None) if here else (None, None)

    def _place_troubles(
        self, values: Mapping[str, str], known: Known | None
    ) -> list[tuple[str, Trouble]]:
        """Troubles of branch, agency and post that show only against the register."""
        troubles = []
        branch, agency = values.get("branch", ""), values.get("agency", "")
        if self.only_branch and branch != self.only_branch:
            remedy = f"您只能导入{self.only_branch}的人员；其他支部请由该支部或召集人导入"
            troubles.append(("branch", Trouble(f"所在支部是“{branch or '空'}”", remedy)))
        elif branch and branch not in self.register.branches:
            troubles.append(("branch", _new_branch(branch, agency)))
        elif not branch and not agency and known is None:
            troubles.append(("branch", Trouble("没有单位也没有支部", "请至少填一项")))
        if agency and agency not in self.register.agencies:
            notice = Trouble(f"单位“{agency}”还没有", "确认后将新建；如是笔误请更正", WARNING)
            troubles.append(("agency", notice))
        if branch and values.get("post", "").startswith("secretary"):
            troubles += self._second_secretary(values, known)
        return troubles

    def _second_secretary(
        self, values: Mapping[str, str], known: Known | None
    ) -> list[tuple[str, Trouble]]:
        """Refuse a second secretary of a branch, on record or within the file."""
        branch, name = values["branch"], values.get("name", "")
        holder = self.secretaries.get(branch)
        if holder and holder is not known:
            remedy = "请先在支部页结束现任的任职，再导入"
            return [("post", Trouble(f"{branch}的书记现在是{holder.values['name']}", remedy))]
        other = self.claimed.setdefault(branch, name)
        if other != name:
            return [("post", Trouble(f"名册里{branch}有两个书记（{other}、{name}）", "只能有一个"))]
        return []


def _new_branch(branch: str, agency: str) -> Trouble:
    if not agency:
        return Trouble(f"支部“{branch}”还没有", "要新建它，请补填“单位”一列；如是笔误请更正")
    return Trouble(f"支部“{branch}”还没有", "确认后将新建；如是笔误请更正", WARNING)


def _ambiguous(count: int) -> Trouble:
    return Trouble(f"已有 {count} 个同名的人，分不清是哪一个", "请补填人员编号或出生年月")


def _same_place(values: Mapping[str, str], known: Mapping[str, str]) -> bool:
    return any(
        values.get(place) and values[place] == known.get(place) for place in ("agency", "branch")
    )


def _changes(values: Mapping[str, str], known: Known) -> dict[str, tuple[str, str]]:
    """Return what the row says differently; an empty cell never erases anything."""
    periods = (known.employment, known.affiliation)
    is_here = any(period and period.until is None for period in periods)
    has_left = bool(values.get("left"))
    changes = {
        name: (known.values.get(name, ""), new)
        for name, new in values.items()
        if (name in PERSON_FIELDS if has_left else name not in NOT_COMPARED)
        and new
        and not _says_the_same(name, new, known)
    }
    if has_left and is_here:
        changes["left"] = ("", values["left"])
    return changes


def _says_the_same(name: str, new: str, known: Known) -> bool:
    old = known.values.get(name, "")
    if name == "agency" and known.employment:
        return new in {old, known.employment.agency.short_name}
    if name == "post":
        return set(new.split("、")) <= set(old.split("、"))
    # Someone away is still in post: that they came back is recorded where they are away.
    return new == old or (name, old, new) == ("category", "mobile", "in_post")


def _with(row: RosterRow, troubles: list[tuple[str, Trouble]]) -> RosterRow:
    """Add troubles found against the register to those of the row itself."""
    if not troubles:
        return row
    at = {problem.field: problem for problem in row.problems}
    added = []
    for name, trouble in troubles:
        place = at.get(name)
        added.append(
            CellProblem(
                number=row.number,
                letter=place.letter if place else "",
                header=place.header if place else "",
                field=name,
                text=row.values.get(name, ""),
                reason=trouble.reason,
                remedy=trouble.remedy,
                level=trouble.level,
            )
        )
    return replace(row, problems=(*row.problems, *added))


def error_count(verdicts: Iterable[Verdict]) -> int:
    """Count the problems that block."""
    return sum(p.level == ERROR for verdict in verdicts for p in verdict.row.problems)
