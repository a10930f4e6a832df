"""Write accepted rows into the records, in bulk: periods are closed and opened, never lost."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import models

from zhibu.apps.foundation.models import Period
from zhibu.apps.organisation.models import (
    Affiliation,
    Agency,
    AwayPeriod,
    Branch,
    Employment,
    PartyGroup,
    Person,
    Post,
    Standing,
)
from zhibu.apps.organisation.naming import search_text
from zhibu.apps.organisation.queries.codes import next_codes
from zhibu.apps.organisation.roster.comparison import Verdict
from zhibu.apps.organisation.roster.existing import PERSON_FIELDS, Known, Register
from zhibu.apps.organisation.services.sections import end_headships_of_leavers, keep_sections_of

BATCH = 2000
WORK_FIELDS = frozenset({"agency", "section", "position", "category"})
PLACE_FIELDS = frozenset({"branch", "group"})
PROGRESS_EVERY = 500
PLACE_LIMIT = 40
A_DAY = timedelta(days=1)
FULL_DATE = len("2026-11-24")


def first_day(partial: str) -> date:
    """Return the first day a partly known date may mean."""
    year, month, day = [*map(int, partial.split("-")), 1, 1][:3]
    return date(year, month, day)


class RosterWriter:
    """Turn verdicts into records of one zone; `as_of` is the day the roster speaks of."""

    def __init__(self, register: Register, *, zone_id: int, as_of: date) -> None:
        """Start with nothing to write."""
        self.register, self.zone_id, self.as_of = register, zone_id, as_of
        self.created: dict[type[models.Model], list[models.Model]] = {
            model: [] for model in (Person, Employment, Standing, Affiliation, Post, AwayPeriod)
        }
        self.replaced: list[Period] = []
        self.closed: dict[type[models.Model], list[models.Model]] = {}
        self.touched: list[Person] = []
        self.trail: list[tuple[Person, bool, dict[str, list[str]]]] = []

    def write(
        self, verdicts: Iterable[Verdict], progress: Callable[[int], None] | None = None
    ) -> None:
        """Save every new and changed row; the caller holds the transaction."""
        wanted = [verdict for verdict in verdicts if verdict.name in {"new", "changed"}]
        self._make_places(wanted)
        new = sum(verdict.known is None for verdict in wanted)
        given = {verdict.row.values.get("code") for verdict in wanted}
        free = next_codes(self.zone_id, new + len(given))
        codes = (code for code in free if code not in given)
        for done, verdict in enumerate(wanted, start=1):
            if verdict.known is None:
                self._create(verdict, next(codes))
            else:
                self._change(verdict, verdict.known)
            if progress and done % PROGRESS_EVERY == 0:
                progress(done)
        self._save()

    def _make_places(self, verdicts: list[Verdict]) -> None:
        """Create agencies, branches and groups that the rows name for the first time."""
        rows = [verdict.row.values for verdict in verdicts]
        agencies = self.register.agencies
        new = {row["agency"]: None for row in rows if row.get("agency")}
        made = [Agency(zone_id=self.zone_id, name=name) for name in new if name not in agencies]
        agencies |= {a.name: a for a in Agency.objects.bulk_create(made)}
        branches = self.register.branches
        wanted = {row["branch"]: row.get("agency", "") for row in rows if row.get("branch")}
        founded = [
            Branch(zone_id=self.zone_id, name=name, agency=agencies[agency])
            for name, agency in wanted.items()
            if name not in branches
        ]
        branches |= {b.name: b for b in Branch.objects.bulk_create(founded)}
        for verdict in verdicts:
            values = verdict.row.values
            known = verdict.known.values if verdict.known else {}
            branch = values.get("branch") or known.get("branch", "")
            self._make_group(values.get("group", ""), branch)

    def _make_group(self, group: str, branch: str) -> None:
        if not group or not branch:
            return
        of = self.register.branches[branch]
        if (of.pk, group) not in self.register.groups:
            self.register.groups[of.pk, group] = PartyGroup.objects.create(
                zone_id=self.zone_id, branch=of, name=group
            )

    def _create(self, verdict: Verdict, code: str) -> None:
        values = dict(verdict.row.values)
        values["code"] = values.get("code") or code
        person = Person(zone_id=self.zone_id, search_text=search_text(values["name"]))
        for name, of in PERSON_FIELDS.items():
            setattr(person, of, values.get(name, ""))
        self.created[Person].append(person)
        self.trail.append((person, True, {}))
        self._open_work(person, values, None)
        if values.get("left"):
            return
        self._open_standing(person, values, None)
        self._open_place(person, values, None)
        self._open_posts(person, values, held=())
        self._open_away(person, values, None)

    def _change(self, verdict: Verdict, known: Known) -> None:
        values, changed = verdict.row.values, set(verdict.changes)
        person = known.person
        for name in changed & set(PERSON_FIELDS):
            setattr(person, PERSON_FIELDS[name], values[name])
        if "name" in changed:
            person.search_text = search_text(person.name)
        self.touched.append(person)
        self.trail.append((person, False, {n: list(c) for n, c in verdict.changes.items()}))
        if "left" in changed:
            self._leave(known, first_day(values["left"]))
            return
        self._change_periods(known, changed, {**known.values, **_given(values)})

    def _change_periods(self, known: Known, changed: set[str], values: dict[str, str]) -> None:
        """Close and open the periods of someone who stays, for the fields that changed."""
        person = known.person
        if changed & WORK_FIELDS:
            self._open_work(person, values, known.employment)
        if changed & {"category", "residence"}:
            self._open_away(person, values, known.away)
        if "stage" in changed:
            self._open_standing(person, values, known.standing)
        if changed & PLACE_FIELDS:
            self._open_place(person, values, known.affiliation)
        if "post" in changed:
            self._open_posts(person, values, held=[post.kind for post in known.posts])

    def _leave(self, known: Known, day: date) -> None:
        for period in (known.employment, known.affiliation, *known.posts):
            self._close(period, day)

    def _close(self, period: Period | None, day: date) -> None:
        """End a period on a day, or on its first day when it surely began later."""
        if period is not None:
            if not period.since_exact:
                period.since = min(period.since, day)
            period.until = max(day, period.since)
            self.closed.setdefault(type(period), []).append(period)

    def _begin(self, known_day: str, before: Period | None) -> dict[str, Any]:
        """Return since and since_exact of a period that follows `before`, which it closes."""
        day = first_day(known_day) if known_day else self.as_of
        exact = len(known_day) == FULL_DATE if known_day else before is not None
        if before is not None and day <= before.since:
            day, exact = self.as_of, True
        if before is not None and day <= before.since:
            # Recorded for the same day: what it says was never true.
            self.replaced.append(before)
            day = before.since
        elif before is not None:
            self._close(before, day - A_DAY)
        return {"since": day, "since_exact": exact}

    def _open_work(self, person: Person, values: dict[str, str], before: Employment | None) -> None:
        agency = self.register.agencies.get(values.get("agency", ""))
        branch = self.register.branches.get(values.get("branch", ""))
        if agency is None and branch is None:
            return
        retired = values.get("category") == "retired"
        work = Employment(
            zone_id=self.zone_id,
            person=person,
            agency=agency or (branch.agency if branch else None),
            status=Employment.Status.RETIRED if retired else Employment.Status.IN_POST,
            section=values.get("section", ""),
            position=values.get("position", ""),
            **self._begin("" if before else values.get("entered", ""), before),
        )
        if values.get("left"):
            work.until = first_day(values["left"])
            work.since = min(work.since, work.until)
        self.created[Employment].append(work)

    def _open_standing(
        self, person: Person, values: dict[str, str], before: Standing | None
    ) -> None:
        stage = values.get("stage", "")
        if not stage and values.get("joined"):
            stage = Standing.Stage.FULL
        if not stage:
            return
        day = {
            Standing.Stage.FULL: values.get("converted") or "",
            Standing.Stage.PROBATIONARY: values.get("joined") or "",
            Standing.Stage.APPLICANT: values.get("applied") or "",
        }.get(Standing.Stage(stage), "")
        begin = self._begin(day, before)
        self.created[Standing].append(
            Standing(zone_id=self.zone_id, person=person, stage=stage, **begin)
        )

    def _open_place(
        self, person: Person, values: dict[str, str], before: Affiliation | None
    ) -> None:
        branch = self.register.branches.get(values.get("branch", ""))
        if branch is None:
            return
        group = self.register.groups.get((branch.pk, values.get("group", "")))
        begin = self._begin("", before)
        self.created[Affiliation].append(
            Affiliation(zone_id=self.zone_id, person=person, branch=branch, group=group, **begin)
        )

    def _open_posts(self, person: Person, values: dict[str, str], held: Iterable[str]) -> None:
        branch = self.register.branches.get(values.get("branch", ""))
        for word in filter(None, values.get("post", "").split("、")):
            kind = word.removesuffix("+")
            if branch is None or kind in held:
                continue
            begin = self._begin(values.get("post_since", ""), None)
            self.created[Post].append(
                Post(
                    zone_id=self.zone_id,
                    person=person,
                    branch=branch,
                    kind=kind,
                    full_time=word.endswith("+"),
                    **begin,
                )
            )

    def _open_away(self, person: Person, values: dict[str, str], before: AwayPeriod | None) -> None:
        is_mobile, place = values.get("category") == "mobile", values.get("residence", "")
        if not is_mobile and not place:
            return
        kind = AwayPeriod.Kind.MOBILE if is_mobile else AwayPeriod.Kind.ELSEWHERE
        begin = self._begin("", before)
        self.created[AwayPeriod].append(
            AwayPeriod(
                zone_id=self.zone_id, person=person, kind=kind, place=place[:PLACE_LIMIT], **begin
            )
        )

    def _save(self) -> None:
        """Close first, so that no one is ever in two places, then create."""
        for period in self.replaced:
            period.delete()
        for model, periods in self.closed.items():
            model._default_manager.bulk_update(periods, ["since", "until"], batch_size=BATCH)
        fields = [*PERSON_FIELDS.values(), "search_text"]
        Person.objects.bulk_update(self.touched, fields, batch_size=BATCH // 10)
        for model, records in self.created.items():
            model._default_manager.bulk_create(records, batch_size=BATCH)
        keep_sections_of(self.created[Employment])
        end_headships_of_leavers(self.touched)


def _given(values: Mapping[str, str]) -> dict[str, str]:
    """Return what the row says; empty cells say nothing."""
    return {name: value for name, value in values.items() if value}
