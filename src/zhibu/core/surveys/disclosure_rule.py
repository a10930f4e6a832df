"""The numbers below which nothing is published."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class DisclosureRule:
    """How few are too few; counts of people."""

    smallest_group: int = 5
    """A group with fewer answers to a question is not published at all."""
    smallest_cell: int = 3
    """Fewer people than this, but not none, are not published: neither those who chose an
    answer nor those of the group who did not. Also the least width of what can be worked out
    about a withheld cell."""
    smallest_unanimous: int = 10
    """'All of the group chose it' tells everyone's answer: not published below this size.
    None at all is published: it says what nobody thinks, and one answer among several."""

    def is_small(self, answered: int) -> bool:
        """Whether a group has too few answers to be published."""
        return answered < self.smallest_group

    def is_sensitive(self, count: int, answered: int) -> bool:
        """Whether a cell of a group that is published must itself be withheld."""
        few = range(1, self.smallest_cell)
        if count in few or answered - count in few:
            return True
        return 0 < count == answered < self.smallest_unanimous


DEFAULT_RULE = DisclosureRule()
