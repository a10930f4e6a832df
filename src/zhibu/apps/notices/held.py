"""What notices hold about a person, for the page 我的."""

from zhibu.apps.accounts.queries.held import Section, also_held
from zhibu.apps.accounts.queries.trail import local
from zhibu.apps.notices.models import Channel, Notice
from zhibu.apps.organisation.models import Person


@also_held
def channel(person: Person) -> Section:
    """How the person wants to be told."""
    held = Channel.objects.filter(zone_id=person.zone_id, person=person)
    rows = tuple((each.get_kind_display(), each.address) for each in held)
    return Section("通知方式", ("方式", "邮箱"), rows)


@also_held
def notices(person: Person) -> Section:
    """What the person was told."""
    held = Notice.objects.filter(zone_id=person.zone_id, person=person)
    rows = tuple((local(each.created_at), each.subject, each.text) for each in held)
    return Section("通知", ("时间", "标题", "内容"), rows)
