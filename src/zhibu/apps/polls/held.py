"""A person's own answers to polls on the page 'my data'."""

from django.utils import timezone

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.organisation.models import Person
from zhibu.apps.polls.models import PollAnswer, PollAsked

COLUMNS = ("会议", "候选时间", "回答", "回答时间", "代填人")
ASKED = ("会议", "发起时间", "截止日期")


@also_held
def polls_of(person: Person) -> Section:
    """Return the polls the person was asked in."""
    found = PollAsked.objects.filter(zone_id=person.zone_id, person=person)
    return Section(
        "约时间",
        ASKED,
        tuple(
            (
                str(asked.poll.meeting),
                f"{timezone.localtime(asked.poll.made_at):%Y-%m-%d %H:%M}",
                asked.poll.closes_on,
            )
            for asked in found.select_related("poll__meeting")
        ),
    )


@also_held
def answers_of(person: Person) -> Section:
    """Return what the person answered, or somebody for them, in the last ninety days or so."""
    found = PollAnswer.objects.filter(zone_id=person.zone_id, person=person)
    return Section(
        "约时间的回答",
        COLUMNS,
        tuple(
            (
                str(answer.time.poll.meeting),
                f"{answer.time.start:%Y-%m-%d %H:%M}",
                answer.get_can_display(),
                f"{timezone.localtime(answer.answered_at):%Y-%m-%d %H:%M}",
                answer.answered_by.name if answer.answered_by else "",
            )
            for answer in found.select_related("time__poll__meeting", "answered_by")
        ),
    )
