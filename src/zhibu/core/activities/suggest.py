"""What to do next, by a rule anybody can follow with a pencil; nothing is weighed or learned.

Kinds are ordered by, one after another:

1. how seldom the kind was done in the last year and is planned (for a given past this is the
   same order as by the gain in diversity, see `diversity.gain`: the entropy rises the more
   the less often the kind was done);
2. whether it can serve own work that is open, or a task of the city nothing was done for;
3. whether a day of the year that suits it comes within 45 days;
4. how long ago it was last done;
5. the order of kinds.toml.

For each kind the place, partner, speaker and theme are those used least often in two years,
then those not used for longest. Never: a closed place, a place visited three times or more
in two years. A place away from town only where no other is left.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from zhibu.core.activities.diversity import gain
from zhibu.core.activities.known import Kind, Occasion, coming, kinds
from zhibu.core.activities.means import Named, Place, Work
from zhibu.core.activities.reasons import reasons_for
from zhibu.core.activities.repetition import visits
from zhibu.core.activities.situation import Situation
from zhibu.core.activities.suggestion import Suggestion

MOST = 5
"""So many suggestions: enough to choose from on one page."""
TOO_OFTEN = 3
"""A place visited so often in two years is not suggested."""

Days = Sequence[tuple[date, Occasion]]


def suggest(situation: Situation, *, most: int = MOST) -> list[Suggestion]:
    """Return suggestions of different kinds, best first; the same for the same situation.

    Work and days of the year are named once each: what one suggestion took is no reason for
    the next.
    """
    works, days = _unserved(situation), coming(situation.on)
    left, found = list(kinds()), list[Suggestion]()
    while left and len(found) < most:
        kind = min(left, key=lambda one: _rank(one, situation, works, days))
        left.remove(kind)
        place = _place(kind, situation, taken=[one.place for one in found])
        if place is None and kind.must_go:
            continue
        bare = Suggestion(
            kind=kind,
            done=situation.counts.get(kind.key, 0),
            gain=gain(situation.counts, kind.key),
            place=place,
            work=works[0] if kind.work and works else None,
            occasion=_occasion(kind, days),
        )
        works = [work for work in works if work != bare.work]
        days = [day for day in days if day != bare.occasion]
        made = _with_people(bare, situation, themes=[one.theme for one in found])
        found.append(replace(made, reasons=reasons_for(made, situation)))
    return found


def may_be_suggested(place: Place, situation: Situation) -> bool:
    """Tell whether a place may be suggested at all."""
    if place.is_closed:
        return False
    return not place.is_base or visits(situation.past, place.id, on=situation.on) < TOO_OFTEN


def _rank(
    kind: Kind, situation: Situation, works: Sequence[Work], days: Days
) -> tuple[int, bool, bool, date]:
    """Return what a kind is ordered by, smallest first; the first of equals is taken."""
    serves = kind.work and bool(works)
    last = situation.of_kind(kind.key).last or date.min
    done = situation.counts.get(kind.key, 0)
    return done, not serves, _occasion(kind, days) is None, last


def _place(kind: Kind, situation: Situation, *, taken: Sequence[Place | None]) -> Place | None:
    """Return where it could be: near before away, one not yet named, fitting, least used."""

    def order(place: Place) -> tuple[bool, bool, int, int, date]:
        fits = kind.places.index(place.kind)
        return place.is_away, place in taken, fits, *situation.of_place(place).order

    fitting = [
        place
        for place in situation.means.places
        if place.kind in kind.places and may_be_suggested(place, situation)
    ]
    return min(fitting, key=order, default=None)


def _unserved(situation: Situation) -> list[Work]:
    """Return own open work, then the city's tasks for which nothing was done in the year."""
    served = {done.city_task for done in situation.year if done.city_task}
    return [work for work in situation.means.work if not work.is_city or work.id not in served]


def _occasion(kind: Kind, days: Days) -> tuple[date, Occasion] | None:
    return next((pair for pair in days if kind.key in pair[1].kinds), None)


def _with_people(
    bare: Suggestion, situation: Situation, *, themes: Sequence[Named | None]
) -> Suggestion:
    """Add partner and speaker where the kind asks for them, and a theme where none is clear.

    `themes` are those named already: another one is taken if there is.
    """
    means, kind = situation.means, bare.kind
    partners = means.partners if kind.partner else ()
    speakers = means.speakers if kind.lecturer else ()
    made = replace(
        bare,
        partner=min(partners, key=lambda one: situation.of_partner(one).order, default=None),
        speaker=min(speakers, key=lambda one: situation.of_speaker(one).order, default=None),
    )
    if made.subject:
        return made
    theme = min(
        means.themes,
        key=lambda one: (one in themes, *situation.of_theme(one).order),
        default=None,
    )
    return replace(made, theme=theme)
