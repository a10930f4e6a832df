"""From the records to the problem of core/timetabling, and from its answers to words."""

from zhibu.apps.timetabling.adapters.instance import hint_of, instance_for_branch
from zhibu.apps.timetabling.adapters.joint import instance_for_event

__all__ = ["hint_of", "instance_for_branch", "instance_for_event"]
