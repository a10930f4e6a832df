"""What meetings hold about a person, for the person's own page."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.meetings.models import Asked, Attendance, FollowUp, MakeUp, Meeting
from zhibu.apps.organisation.models import Person


@also_held
def attendance_of(person: Person) -> Section:
    """The meetings at which someone came or did not, as recorded."""
    mine = Attendance.objects.filter(zone_id=person.zone_id, person=person)
    rows = mine.select_related("meeting").order_by("-meeting__on", "-pk")
    return Section(
        "参加会议情况",
        ("日期", "会议", "到会情况", "原因"),
        tuple(
            (row.meeting.on, row.meeting.kind_names, row.get_came_display(), row.reason)
            for row in rows
        ),
    )


@also_held
def part_in_meetings_of(person: Person) -> Section:
    """The meetings someone chaired or took the minutes of."""
    mine = Meeting.objects.filter(zone_id=person.zone_id)
    led = [(meeting, "主持") for meeting in mine.filter(chair=person)]
    written = [(meeting, "记录") for meeting in mine.filter(recorder=person)]
    both = sorted(led + written, key=lambda pair: (pair[0].on, pair[0].pk), reverse=True)
    return Section(
        "主持和记录的会议",
        ("日期", "会议", "做了什么"),
        tuple((meeting.on, meeting.kind_names, what) for meeting, what in both),
    )


@also_held
def follow_ups_of(person: Person) -> Section:
    """What someone took on at meetings."""
    mine = FollowUp.objects.filter(zone_id=person.zone_id, owner=person)
    return Section(
        "会议待办",
        ("事项", "会议", "期限", "改期到", "完成日期", "完成情况"),
        tuple(
            (row.text, str(row.meeting), row.due_on, row.moved_to, row.done_on, row.outcome)
            for row in mine.select_related("meeting")
        ),
    )


@also_held
def make_ups_of(person: Person) -> Section:
    """What someone catches up on after missing a meeting."""
    mine = MakeUp.objects.filter(zone_id=person.zone_id, person=person)
    return Section(
        "补学",
        ("会议", "补学日期", "方式"),
        tuple(
            (str(row.meeting), row.done_on, row.get_how_display())
            for row in mine.select_related("meeting")
        ),
    )


@also_held
def asked_to(person: Person) -> Section:
    """The make-up sessions someone is or was asked to."""
    mine = Asked.objects.filter(zone_id=person.zone_id, person=person)
    return Section(
        "补学安排",
        ("日期", "补学", "方式", "状态"),
        tuple(
            (
                row.meeting.on,
                row.meeting.kind_names,
                row.meeting.get_mode_display(),
                row.meeting.get_state_display(),
            )
            for row in mine.select_related("meeting")
        ),
    )
