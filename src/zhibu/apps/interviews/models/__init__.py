"""Records of interviews: who was asked what, what was said, and how it is read."""

from zhibu.apps.interviews.models.coding import DoubleCoding, Memo, Passage, Settlement
from zhibu.apps.interviews.models.interviews import Guide, Interview, Interviewee
from zhibu.apps.interviews.models.quotations import Quotation

__all__ = [
    "DoubleCoding",
    "Guide",
    "Interview",
    "Interviewee",
    "Memo",
    "Passage",
    "Quotation",
    "Settlement",
]
