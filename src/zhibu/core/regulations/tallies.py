"""One count of an election: do the numbers the tellers typed fit together (XJ-10)."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhibu.core.regulations.votes import ImpossibleCount

MEND = "请与监票人、计票人核对后改正。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Yes and no of one candidate; who did neither abstained."""

    yes: int
    no: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One count as the tellers typed it: numbers of people and of ballots.

    `void` ballots are among those returned; a ballot with more names than seats is void.
    """

    due: int
    present: int
    handed: int
    returned: int
    void: int
    seats: int
    tallies: Mapping[str, Tally]

    @property
    def counted(self) -> int:
        """Ballots that count."""
        return self.returned - self.void


def check_count(count: Count) -> None:
    """Refuse numbers that cannot all be true.

    More ballots back than out is possible and makes the vote void (ballots.ballots_returned):
    no fault of the count.

    Raises:
        ImpossibleCount: a number below nought, no ballot at all, more came than were due,
            more ballots were handed out than people came, more are void than came back, a
            candidate has more yes and no than ballots count, or all together more yes than
            seats times ballots.
    """
    numbers = (count.present, count.handed, count.returned, count.void)
    votes = [number for tally in count.tallies.values() for number in (tally.yes, tally.no)]
    faults = (
        (min((*numbers, *votes)) < 0, "人数和票数不能是负数。"),
        (count.handed < 1, "发出的选票至少1张。"),
        (count.present > count.due, f"实到{count.present}人多于应到{count.due}人。"),
        (
            count.handed > count.present,
            f"发出{count.handed}张票多于实到{count.present}人，选举不能委托投票。",
        ),
        (count.void > count.returned, f"废票{count.void}张多于收回{count.returned}张。"),
    )
    for is_wrong, message in faults:
        if is_wrong:
            raise ImpossibleCount(message, hint=MEND)
    if count.returned <= count.handed:
        _check_tallies(count)


def _check_tallies(count: Count) -> None:
    for name, tally in count.tallies.items():
        if tally.yes + tally.no > count.counted:
            raise ImpossibleCount(
                f"“{name}”赞成{tally.yes}票、不赞成{tally.no}票，多于有效票{count.counted}张。",
                hint=MEND,
            )
    yes, most = sum(tally.yes for tally in count.tallies.values()), count.seats * count.counted
    if yes > most:
        raise ImpossibleCount(
            f"赞成票共{yes}票；应选{count.seats}人、有效票{count.counted}张，至多{most}票。",
            hint="一张票上赞成的人数多于应选人数的，是废票。" + MEND,
        )
