"""Records of accounts, by subject."""

from zhibu.apps.accounts.models.audit import AuditEntry
from zhibu.apps.accounts.models.correction import CorrectionRequest
from zhibu.apps.accounts.models.user import Grant, User

__all__ = ["AuditEntry", "CorrectionRequest", "Grant", "User"]
