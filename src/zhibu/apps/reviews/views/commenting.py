"""Leaders comment on a section's week, of ability and style, praise and criticism."""

from django.http import HttpResponse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.forms import PlainForm
from zhibu.apps.foundation.revised import revision_of
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.queries.people import person_behind
from zhibu.apps.reviews.forms.commenting import CommentForm, NewCommentForm
from zhibu.apps.reviews.models import Comment, SeenBy
from zhibu.apps.reviews.places import SectionWeek, comment_of, place_of, section_week_of
from zhibu.apps.reviews.queries.habits import habits_of
from zhibu.apps.reviews.queries.sections import people_of
from zhibu.apps.reviews.services import commenting as services


@door("reviews.comment", write="reviews.comment", of=section_week_of)
def comment(request: ViewerRequest, place: SectionWeek) -> HttpResponse:
    """Comment on a section's week, with a promise at once or without."""
    form = NewCommentForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        people=people_of(place),
        initial={"revision": 0},
    )
    by = person_behind(request.viewer)

    def act() -> str:
        assert by is not None  # noqa: S101 -- the door lets in people on record only
        services.write_comment(place=place, by=by, said=form.said, promised=form.promised)
        return "已保存点评。"

    seen_by = SeenBy(habits_of(place.branch).comments_seen_by)
    sheet = _sheet(place, f"点评{place.called}", "保存点评", about=_who_sees(seen_by))
    return fill_in(request, sheet, form, act)


@door("reviews.edit_comment", write="reviews.edit_comment", of=comment_of)
def change_comment(request: ViewerRequest, comment: Comment) -> HttpResponse:
    """Correct one's own comment."""
    form = CommentForm(
        request.POST if request.method == "POST" else None,
        today=timezone.localdate(),
        initial=CommentForm.initial_of(comment),
    )

    def act() -> str:
        services.change_comment(comment=comment, said=form.said, revision=revision_of(form))
        return "已保存点评。"

    place, seen_by = place_of(comment), SeenBy(comment.seen_by)
    sheet = _sheet(place, f"修改对{place.called}的点评", "保存点评", about=_who_sees(seen_by))
    return fill_in(request, sheet, form, act)


@door("reviews.edit_comment", write="reviews.edit_comment", of=comment_of)
def take_back(request: ViewerRequest, comment: Comment) -> HttpResponse:
    """Delete one's own comment."""
    form = PlainForm(request.POST if request.method == "POST" else None, today=timezone.localdate())

    def act() -> str:
        services.take_back(comment=comment)
        return "已删除点评。"

    effects = ("这条点评删除，不能恢复；由它而来的承诺仍然有效。",)
    sheet = _sheet(place_of(comment), "删除点评", "删除点评", about=comment.text, effects=effects)
    return fill_in(request, sheet, form, act)


def _who_sees(seen_by: SeenBy) -> str:
    return f"除您以外，这条点评给{seen_by.label}看。"


def _sheet(
    place: SectionWeek, title: str, verb: str, *, about: str = "", effects: tuple[str, ...] = ()
) -> Sheet:
    return Sheet(
        title=title,
        verb=verb,
        back=place.url,
        back_name="回到这一周",
        about=about,
        effects=effects,
    )
