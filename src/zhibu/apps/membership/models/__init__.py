"""Records of membership, by subject."""

from zhibu.apps.membership.models.admission import AdmissionEvent, Companion
from zhibu.apps.membership.models.dues import DuesBase, DuesPaid
from zhibu.apps.membership.models.transfer import Letter

__all__ = ["AdmissionEvent", "Companion", "DuesBase", "DuesPaid", "Letter"]
