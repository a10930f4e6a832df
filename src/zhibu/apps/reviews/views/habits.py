"""How a branch holds its reviews."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest, door
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.organisation.models import Branch
from zhibu.apps.reviews.forms.habits import HabitsForm
from zhibu.apps.reviews.places import reviewing_branch_of
from zhibu.apps.reviews.queries.habits import habits_of, leaders_of, possible_leaders
from zhibu.apps.reviews.services.habits import agree


@door("reviews.edit_habits", write="reviews.edit_habits", of=reviewing_branch_of)
def habits(request: ViewerRequest, branch: Branch) -> HttpResponse:
    """Set the weekday, who sees comments from now on, and who comments."""
    today = timezone.localdate()
    now = habits_of(branch)
    form = HabitsForm(
        request.POST if request.method == "POST" else None,
        today=today,
        people=possible_leaders(branch, on=today),
        initial={
            "weekday": now.weekday,
            "seen_by": now.comments_seen_by,
            "leaders": leaders_of(branch, on=today),
        },
    )

    def act() -> str:
        agree(branch=branch, today=today, **form.cleaned_data)
        return "已保存复盘的约定。"

    sheet = Sheet(
        title="复盘的约定",
        verb="保存约定",
        back=reverse("reviews:branch", args=[branch.pk]),
        back_name="回到本周",
    )
    return fill_in(request, sheet, form, act)
