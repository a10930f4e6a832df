"""What the weekly review holds about a person, for the person's own page."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.organisation.models import Person
from zhibu.apps.reviews.models import Comment, Promise, ReviewLeader, SectionReport


@also_held
def reports_of(person: Person) -> Section:
    """The section reports someone was the last to write."""
    mine = SectionReport.objects.filter(zone_id=person.zone_id, written_by=person)
    rows = mine.select_related("section", "week").order_by("-week__monday", "-pk")
    return Section(
        "填写的科室小结",
        ("周一", "科室", "本周完成", "卡在哪里", "下周打算"),
        tuple((row.week.monday, str(row.section), row.done, row.stuck, row.coming) for row in rows),
    )


@also_held
def comments_of(person: Person) -> Section:
    """The comments someone wrote."""
    mine = Comment.objects.filter(zone_id=person.zone_id, by=person)
    rows = mine.select_related("section", "week").order_by("-week__monday", "-pk")
    return Section(
        "写的点评",
        ("周一", "科室", "哪方面", "肯定或不足", "点评", "给谁看"),
        tuple(
            (
                row.week.monday,
                str(row.section),
                row.get_lens_display(),
                row.get_tone_display(),
                row.text,
                row.get_seen_by_display(),
            )
            for row in rows
        ),
    )


@also_held
def promises_of(person: Person) -> Section:
    """What someone promised at weekly reviews."""
    mine = Promise.objects.filter(zone_id=person.zone_id, owner=person)
    return Section(
        "复盘承诺",
        ("承诺", "科室", "期限", "改期到", "完成日期", "完成情况"),
        tuple(
            (row.text, str(row.section), row.due_on, row.moved_to, row.done_on, row.outcome)
            for row in mine.select_related("section")
        ),
    )


@also_held
def leads_reviews(person: Person) -> Section:
    """Whether someone comments at reviews beside the secretary and deputy."""
    mine = ReviewLeader.objects.filter(zone_id=person.zone_id, person=person)
    return Section(
        "参加点评的领导",
        ("党支部", "开始日期", "结束日期"),
        tuple((str(row.branch), row.since, row.until) for row in mine.select_related("branch")),
    )
