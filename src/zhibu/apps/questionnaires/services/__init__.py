"""What is done with questionnaires; one function per intention."""

from zhibu.apps.questionnaires.services.making import (
    add_questionnaire,
    add_wave,
    change_heading,
    delete_draft,
)
from zhibu.apps.questionnaires.services.running import (
    change_last_day,
    close_questionnaire,
    open_questionnaire,
)

__all__ = [
    "add_questionnaire",
    "add_wave",
    "change_heading",
    "change_last_day",
    "close_questionnaire",
    "delete_draft",
    "open_questionnaire",
]
