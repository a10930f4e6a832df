"""Why a finding or report text is not saved, in words that say how to go on."""

from zhibu.core.refusals import Refusal


class ChangedMeanwhile(Refusal):
    """Somebody else saved the same text after this one was opened."""

    code = "research.changed-meanwhile"


class NotOfThisStudy(Refusal):
    """A figure, quotation or source of another study was chosen."""

    code = "research.not-of-this-study"
