"""What people do with polls: send one, answer it, decide it, end it."""

from zhibu.apps.polls.services.answering import answer
from zhibu.apps.polls.services.deciding import choose_time, end_without_choice
from zhibu.apps.polls.services.making import make_poll
from zhibu.apps.polls.services.solving import ask_solver

__all__ = ["answer", "ask_solver", "choose_time", "end_without_choice", "make_poll"]
