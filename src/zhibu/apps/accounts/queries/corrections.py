"""Requests to correct personal data."""

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from zhibu.apps.accounts.models import CorrectionRequest
from zhibu.apps.accounts.queries.trail import people_led_by
from zhibu.apps.foundation.viewer import Viewer

_IS_OPEN = ExpressionWrapper(Q(state=CorrectionRequest.State.OPEN), output_field=BooleanField())


def corrections_for(viewer: Viewer) -> QuerySet[CorrectionRequest]:
    """Return the requests this viewer may answer, open ones first, newest first."""
    mine = Q(person__in=people_led_by(viewer)) | Q(zone__in=viewer.coordinator_of)
    found = CorrectionRequest.objects.filter(mine).select_related("person", "answered_by")
    return found.order_by(_IS_OPEN.desc(), "-asked_at")
