"""The values an analysis consists of: counted first, then published with limits.

A count table is what was counted and never leaves the room as it is. A `Table` is what may be
shown: cells too small to publish are withheld, every share stands with its limits.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from zhibu.core.surveys.codebook import Kind

EVERYBODY = ""
"""The group of a table over all respondents."""


@dataclass(frozen=True, kw_only=True)
class CountTable:
    """One question (a column of the codebook) counted in every group.

    `counts[group][code]` and `answered[group]` hold an entry for each group and code, zeros
    included; `EVERYBODY` is among the groups and counts also those who named no group.
    """

    question: str
    by: str | None
    """Id of the question that makes the groups; None: only EVERYBODY."""
    is_multiple: bool
    """Several answers per person: counts need not add up to the number answered."""
    codes: tuple[str, ...]
    groups: tuple[str, ...]
    answered: Mapping[str, int]
    """Respondents who answered the question, by group."""
    asked: Mapping[str, int]
    """Respondents who were shown the question (branching), by group."""
    counts: Mapping[str, Mapping[str, int]]


class Method(StrEnum):
    """How the limits of a share were found."""

    HYPERGEOMETRIC = "hypergeometric"
    WILSON_FPC = "wilson-fpc"
    CLOPPER_PEARSON = "clopper-pearson"
    """For a group whose size in the population is not known: wide rather than wrong."""
    WEIGHTED = "weighted-wilson-fpc"
    CENSUS = "census"
    """Everybody answered: there is no sampling error."""


@dataclass(frozen=True, kw_only=True)
class Mean:
    """The mean of a scale, a number, or a rank, with 95 % limits."""

    value: float
    low: float | None
    """None: nothing to estimate by, all answers are the same."""
    high: float | None
    median: float
    deviation: float | None


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One answer in one group; all numbers None when withheld or nobody answered."""

    code: str
    label: str
    count: int | None
    share: float | None
    """Of those in the group who answered the question, 0 to 1; weighted when weights are."""
    low: float | None
    high: float | None
    """95 % limits of the share in the population."""
    method: Method | None
    suppressed: bool = False
    mean: Mean | None = None
    """Mean rank, of an option that was ranked; its count is how often it came first."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """One question in one group."""

    group: str
    """Code of the group; EVERYBODY for all."""
    group_label: str
    n: int | None
    """How many answered this question; None: the group is too small to publish."""
    population: int | None
    """How many people the group has; None: not known."""
    cells: tuple[Cell, ...] = ()
    mean: Mean | None = None
    suppressed: bool = False
    """The whole group is withheld."""


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Whether the groups of one question differ beyond chance."""

    test: str
    """Name of the test in words."""
    p: float | None
    """Corrected for the number of questions compared (Holm); None: no test holds here."""
    differs: bool
    """p below 0.05 after correction."""
    effect: float | None = None
    reason: str = ""
    """Why no test was made."""


@dataclass(frozen=True, kw_only=True)
class QuestionResult:
    """What may be published of one question."""

    id: str
    kind: Kind
    label: str
    table: Table
    groups: tuple[Table, ...] = ()
    comparison: Comparison | None = None
    said: tuple[str, ...] = ()
    """The finding in Chinese sentences, made from the numbers."""
    scale_ends: tuple[float, float] | None = None
    """Least and greatest possible value of a scale."""


@dataclass(frozen=True, kw_only=True)
class Analysis:
    """What may be published of a questionnaire."""

    title: str
    respondents: int
    population: int
    by: str | None
    questions: tuple[QuestionResult, ...]
    notes: tuple[str, ...] = ()
    """What was withheld, merged or weighted, in Chinese sentences."""


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Who could have answered: the population and what is known of its make-up."""

    population: int
    margins: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Question id to code to number of people; each margin adds up to the population."""
