"""A branch on a day: what it did and plans, and what it could use."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from zhibu.core.activities.means import Means, Named, Place, Speaker
from zhibu.core.activities.past import Done, counts_of, years_before
from zhibu.core.activities.repetition import YEARS


@dataclass(frozen=True, kw_only=True)
class Use:
    """How often something was used in the last two years, and when last at all."""

    times: int
    last: date | None

    @property
    def order(self) -> tuple[int, date]:
        """Least used first, then what was not used for longest."""
        return self.times, self.last or date.min


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What the suggestions are made from; what is planned is part of the past."""

    on: date
    past: tuple[Done, ...]
    means: Means

    @cached_property
    def year(self) -> list[Done]:
        """What was done in the last year or is planned."""
        since = years_before(self.on, 1)
        return [done for done in self.past if done.day > since]

    @cached_property
    def counts(self) -> dict[str, int]:
        """How often each kind was done in that year."""
        return counts_of(self.year)

    def of_kind(self, kind: str) -> Use:
        """Tell how a kind of activity was used."""
        return self._use(lambda done: done.kind == kind)

    def of_place(self, place: Place) -> Use:
        """Tell how a place or room was used."""
        return self._use(lambda done: (done.base if place.is_base else done.room) == place.id)

    def of_partner(self, partner: Named) -> Use:
        """Tell how often another agency took part."""
        return self._use(lambda done: partner.id in done.partners)

    def of_speaker(self, speaker: Speaker) -> Use:
        """Tell how often somebody spoke to the branch."""
        return self._use(lambda done: done.lecturer == speaker.id)

    def of_theme(self, theme: Named) -> Use:
        """Tell how often a theme was taken up."""
        return self._use(lambda done: theme.id in done.themes)

    def _use(self, is_it: Callable[[Done], bool]) -> Use:
        since = years_before(self.on, YEARS)
        days = [done.day for done in self.past if is_it(done)]
        return Use(times=sum(day > since for day in days), last=max(days, default=None))
