"""A section fills its three lines."""

from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.organisation.queries.sections import head_of
from zhibu.apps.reviews.forms.reporting import ReportForm
from zhibu.apps.reviews.models import SectionReport
from zhibu.apps.reviews.places import SectionWeek, section_week_of
from zhibu.apps.reviews.queries.prefill import ItemInWeek, items_in, prefilled
from zhibu.apps.reviews.services.reporting import save_report

NO_HEAD = "本科室还没有负责人，科室里谁都可以填。"


@door("reviews.report", write="reviews.report", of=section_week_of)
def report(request: ViewerRequest, place: SectionWeek) -> HttpResponse:
    """Write the three lines, which begin with what the section's items say."""
    today = timezone.localdate()
    items = items_in(place)
    written = SectionReport.objects.filter(
        week__branch=place.branch, week__monday=place.monday, section=place.section
    ).first()
    form = ReportForm(
        request.POST if request.method == "POST" else None,
        today=today,
        items=items,
        initial=_begun(place, written, items),
    )
    by = person_behind(request.viewer)

    def act() -> str:
        assert by is not None  # noqa: S101 -- the door lets in people on record only
        save_report(
            place=place,
            by=by,
            texts=form.texts(),
            named=form.named(),
            revision=revision_of(form),
            today=today,
        )
        return f"已保存{place.called}的小结。"

    return fill_in(request, _sheet(place, written), form, act, template="reviews/report.html")


def _begun(
    place: SectionWeek, written: SectionReport | None, items: list[ItemInWeek]
) -> dict[str, Any]:
    if written is not None:
        return ReportForm.initial_of(written)
    return ReportForm.initial_from(prefilled(place, items))


def _sheet(place: SectionWeek, written: SectionReport | None) -> Sheet:
    about = f"{place.name}。"
    about += (
        f"上一次由{written.written_by}保存，可以接着改。"
        if written
        else "下面先按事项和上周的打算写好了，改成您要说的话，保存即可。"
    )
    if head_of(place.section, on=place.seen_from) is None:
        about += NO_HEAD
    return Sheet(
        title=f"{place.called}小结",
        verb="保存小结",
        back=place.url,
        back_name="回到这一周",
        about=about,
    )
