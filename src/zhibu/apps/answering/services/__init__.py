"""What people do around answering; each a transaction of its own."""

from zhibu.apps.answering.services.closing import forget_the_rest
from zhibu.apps.answering.services.drafts import keep_draft
from zhibu.apps.answering.services.handing_out import fetch_code, take_for_print
from zhibu.apps.answering.services.receiving import receive
from zhibu.apps.answering.services.reminding import remind_all, reminder_state
from zhibu.apps.answering.services.submitting import submit
from zhibu.apps.answering.services.tickets import add_spares, make_anew, prepare

__all__ = [
    "add_spares",
    "fetch_code",
    "forget_the_rest",
    "keep_draft",
    "make_anew",
    "prepare",
    "receive",
    "remind_all",
    "reminder_state",
    "submit",
    "take_for_print",
]
