"""How a year's organisational life stands, step by step, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from zhibu.apps.appraisal.models import LifeYear, Remedy
from zhibu.apps.meetings.models import Meeting
from zhibu.apps.organisation.models import Branch
from zhibu.apps.talks.models import Talk
from zhibu.core.regulations.appraisal import STEP_NAMES

IN_MEETING = frozenset({"problems", "criticism", "direction"})


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step: whether and when it was done, and what else there is to say of it."""

    name: str
    done_on: date | None = None
    is_done: bool = False
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class LifeView:
    """A year's organisational life for the page."""

    life: LifeYear | None
    meeting: Meeting | None
    """The meeting of this kind held or planned in the year, if meetings has one."""
    held_on: date | None
    steps: tuple[Step, ...]
    remedies: tuple[Remedy, ...]

    @property
    def next_step(self) -> str:
        """The first step not yet done; '' when all are."""
        return next((step.name for step in self.steps if not step.is_done), "")


def life_view(branch: Branch, *, year: int) -> LifeView:
    """Return the year's organisational life of a branch, in four queries."""
    years = LifeYear.objects.filter(zone_id=branch.zone_id, branch=branch, year=year)
    life = years.first()
    remedies = tuple(
        Remedy.objects.filter(
            zone_id=branch.zone_id, life__branch=branch, life__year=year
        ).select_related("owner")
    )
    meeting = meeting_of(branch, Meeting.Kind.ORGANISATIONAL_LIFE, year=year)
    held_on = _held_on(life, meeting)
    talks = Talk.objects.filter(zone_id=branch.zone_id, branch=branch, on__year=year).count()
    found = {
        **_before(life, talks),
        **{key: Step(name="", done_on=held_on, is_done=held_on is not None) for key in IN_MEETING},
        **_after(remedies),
    }
    steps = tuple(
        Step(
            name=name,
            done_on=found[key].done_on,
            is_done=found[key].is_done,
            note=found[key].note,
        )
        for key, name in STEP_NAMES.items()
    )
    return LifeView(life=life, meeting=meeting, held_on=held_on, steps=steps, remedies=remedies)


def meeting_of(branch: Branch, kind: str, *, year: int) -> Meeting | None:
    """Return the branch's meeting of a kind in a year: the first held, else the first planned."""
    own = Meeting.objects.in_their_own_right()
    meetings = own.filter(zone_id=branch.zone_id, branch=branch, on__year=year).exclude(
        state=Meeting.State.CANCELLED
    )
    of_kind = [meeting for meeting in meetings if kind in meeting.kinds]
    held = [meeting for meeting in of_kind if meeting.is_finished]
    return next(iter((*held, *of_kind)), None)


def _held_on(life: LifeYear | None, meeting: Meeting | None) -> date | None:
    if meeting is not None and meeting.is_finished:
        return meeting.on
    return life.held_on if life else None


def _before(life: LifeYear | None, talks: int) -> dict[str, Step]:
    theme = life.theme if life else ""
    days: dict[str, date | None] = {
        "theme": life.theme_on if life else None,
        "study": life.studied_on if life else None,
        "talks": life.talked_on if life else None,
        "opinions": life.asked_on if life else None,
    }
    lines = len(life.opinions.splitlines()) if life else 0
    notes = {
        "theme": theme,
        "talks": f"今年已记录 {talks} 次" if talks else "",
        "opinions": f"征求到 {lines} 条" if lines else "",
    }
    return {
        key: Step(name="", done_on=day, is_done=day is not None, note=notes.get(key, ""))
        for key, day in days.items()
    }


def _after(remedies: tuple[Remedy, ...]) -> dict[str, Step]:
    done = sum(remedy.done_on is not None for remedy in remedies)
    whole = len(remedies)
    return {
        "list": Step(name="", is_done=whole > 0, note=f"{whole} 项" if whole else ""),
        "remedies": Step(
            name="",
            is_done=whole > 0 and done == whole,
            note=f"完成 {done} 项，共 {whole} 项" if whole else "",
        ),
    }
