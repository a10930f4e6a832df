"""A fair rota: everybody in turn, reasons in words, topics only among those equally due.

How it decides, for one week:

1. Available is who is on the list and not away that week.
2. Each speaker has a count of turns. Whoever joins or comes back is lifted to the least count
   among those who are there, so that absence costs no place and nothing has to be caught up.
3. Who spoke less than the gap ago stands back while anybody else is available.
4. Equally due are those left with the least count. Among them: another kind than the last
   speaker's, if there is one; then whose topic goes best with the week's business; then the
   kind that has waited longest; then who has waited longest; then the order of the list.

Laws (tested):

* Two speakers who are available in every week of a run and have the same count when it begins
  never differ by more than one turn in it; hence by at most two in any part of such a run.
* A speaker is proposed within the gap only if everybody available is within it.
* The last speaker's kind is repeated only if nobody of another kind is equally due.
* Nobody is proposed in a week they are away; after coming back nobody is proposed more often
  than step 2 allows, so an absence is never made up for by extra turns.
* The same input gives the same rota.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from zhibu.core.turns.matching import Match, best_match
from zhibu.core.turns.speakers import Kind, Past, Speaker, Turn

NOBODY = "这一周名单上的人都不在，空一次"


def rota(
    speakers: Sequence[Speaker],
    past: Iterable[Past],
    weeks: Iterable[date],
    *,
    business: Mapping[date, Sequence[str]] | None = None,
    gap_weeks: int = 1,
) -> tuple[Turn, ...]:
    """Propose who speaks in the weeks (their Mondays), after the turns that stand already.

    `past` may hold turns later than the weeks asked for: they count, and keep the gap too.
    `business`: what the branch has to do in each week, in its own words.
    """
    book = _Book(speakers, timedelta(weeks=gap_weeks))
    asked = sorted(set(weeks))
    turns = sorted(past, key=lambda turn: turn.week)
    first = asked[0] if asked else date.max
    book.replay(turn for turn in turns if turn.week < first)
    book.stands = [turn for turn in turns if turn.week >= first]
    return tuple(book.propose(week, (business or {}).get(week, ())) for week in asked)


@dataclass
class _Book:
    """The counts as they grow week by week."""

    speakers: Sequence[Speaker]
    gap: timedelta
    stands: list[Past] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    spoke: dict[int, list[date]] = field(default_factory=dict)
    least: int = 0
    last_kind: Kind | None = None
    kinds: dict[Kind, date] = field(default_factory=dict)
    given: set[tuple[int, str]] = field(default_factory=set)

    def replay(self, turns: Iterable[Past]) -> None:
        """Count turns that stand already."""
        by_id = {one.id: one for one in self.speakers}
        for turn in turns:
            self._lift(turn.week)
            if turn.speaker in by_id:
                self._count(by_id[turn.speaker], turn.week, turn.topic)

    def propose(self, week: date, business: Sequence[str]) -> Turn:
        """Decide on one week and count it."""
        self.replay(turn for turn in self.stands if turn.week < week)
        self.stands = [turn for turn in self.stands if turn.week >= week]
        there = self._lift(week)
        if not there:
            return Turn(week=week, speaker=None, reasons=(NOBODY,))
        free = [one for one in there if not self._is_near(one, week)]
        pool = free or there
        least = min(self.counts[one.id] for one in pool)
        due = [one for one in pool if self.counts[one.id] == least]
        turn = self._choose(due, week, business, is_forced=not free)
        return turn

    def _choose(
        self, due: list[Speaker], week: date, business: Sequence[str], *, is_forced: bool
    ) -> Turn:
        others = [one for one in due if one.kind != self.last_kind]
        pool = others or due
        matches = {one.id: best_match(self._fresh(one), business) for one in pool}
        chosen = min(pool, key=lambda one: self._waiting(one, matches[one.id]))
        match = matches[chosen.id]
        topic = match.topic if match else next(iter(self._fresh(chosen)), "")
        reasons = (
            *self._why_due(chosen, due, is_forced=is_forced),
            *self._why_kind(chosen, due),
            *_why_topic(match),
            *self._why_not(week, self.counts[chosen.id]),
        )
        self._count(chosen, week, topic)
        return Turn(
            week=week,
            speaker=chosen.id,
            topic=topic,
            business=match.business if match else "",
            reasons=reasons,
        )

    def _waiting(self, one: Speaker, match: Match | None) -> tuple[float, date, date, int]:
        place = next(at for at, other in enumerate(self.speakers) if other.id == one.id)
        return (
            -(match.likeness if match else 0.0),
            self.kinds.get(one.kind, date.min),
            self._last(one.id),
            place,
        )

    def _lift(self, week: date) -> list[Speaker]:
        """Return who is there, none of them counted below the others."""
        there = [one for one in self.speakers if one.is_available(week)]
        for one in there:
            self.counts[one.id] = max(self.counts.get(one.id, 0), self.least)
        if there:
            self.least = min(self.counts[one.id] for one in there)
        return there

    def _count(self, one: Speaker, week: date, topic: str) -> None:
        self.counts[one.id] = max(self.counts.get(one.id, 0), self.least) + 1
        self.spoke.setdefault(one.id, []).append(week)
        self.kinds[one.kind] = week
        self.last_kind = one.kind
        if topic:
            self.given.add((one.id, topic))

    def _last(self, speaker: int) -> date:
        return max(self.spoke.get(speaker, [date.min]))

    def _is_near(self, one: Speaker, week: date) -> bool:
        """Whether another turn of the speaker, before or already set behind, is too near."""
        ahead = (turn.week for turn in self.stands if turn.speaker == one.id)
        return any(abs(week - other) < self.gap for other in (*self.spoke.get(one.id, ()), *ahead))

    def _fresh(self, one: Speaker) -> list[str]:
        """Return what one can speak about and has not yet."""
        return [topic for topic in one.topics if (one.id, topic) not in self.given]

    def _why_due(self, one: Speaker, due: Collection[Speaker], *, is_forced: bool) -> list[str]:
        forced = ["间隔期内没有别人可排"] if is_forced else []
        if one.id not in self.spoke:
            return ["还没有讲过", *forced]
        last = self._last(one.id)
        longest = all(self._last(other.id) >= last for other in due)
        waited = "该讲的人里最久" if longest else "这一轮还没有讲"
        return [f"上次讲是{last.month}月{last.day}日那一周，{waited}", *forced]

    def _why_kind(self, one: Speaker, due: Collection[Speaker]) -> list[str]:
        kinds = {other.kind for other in due}
        if self.last_kind is None or one.kind == self.last_kind or len(kinds) == 1:
            return []
        return [f"几类人轮流：上一讲是{self.last_kind.label}，这一讲换{one.kind.label}"]

    def _why_not(self, week: date, count: int) -> list[str]:
        """Name who would be as due and is away, so that nobody seems forgotten."""
        away = [
            one.name
            for one in self.speakers
            if one.listed.touches(week)
            and not one.is_available(week)
            and self.counts.get(one.id, 0) <= count
        ]
        return [f"{'、'.join(away)}这一周不在，回来再排"] if away else []


def _why_topic(match: Match | None) -> list[str]:
    if match is None:
        return []
    words = "、".join(match.words)
    return [f"能讲的“{match.topic}”与近期事项“{match.business}”对得上（都有“{words}”）"]
