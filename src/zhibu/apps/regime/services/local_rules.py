"""Save a zone's own rules, a new version each time."""

from datetime import datetime

from django.db import transaction

from zhibu.apps.organisation.models import Person, Zone
from zhibu.apps.regime.models import LocalRules
from zhibu.core.refusals import Refusal
from zhibu.core.regulations.local_rules import local_rulebook
from zhibu.core.regulations.rulebook import national


class NothingChanged(Refusal):
    """The text is the one that counts already."""

    code = "regime.nothing-changed"


@transaction.atomic
def save_local_rules(*, zone: Zone, text: str, by: Person | None, now: datetime) -> LocalRules:
    """Keep a new version of a zone's rules; from now on its branches are judged by it.

    Raises:
        MalformedLocalRules: says which table is wrong and how to mend it.
        NothingChanged: the text is the one that counts already.
    """
    text = text.replace("\r\n", "\n").strip()
    local_rulebook(text, national())
    newest = LocalRules.objects.filter(zone=zone).first()
    if (newest.text if newest else "") == text:
        raise NothingChanged("和现在生效的内容一样，没有保存新版本。", hint="改了再保存。")
    return LocalRules.objects.create(zone=zone, text=text, saved_at=now, saved_by=by)
