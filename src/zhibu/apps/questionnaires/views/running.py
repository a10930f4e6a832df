"""Opening, prolonging and closing a questionnaire."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone

from zhibu.apps.foundation.door import ViewerRequest
from zhibu.apps.foundation.sheets import Sheet, fill_in
from zhibu.apps.questionnaires import services
from zhibu.apps.questionnaires.forms.heading import LastDayForm, NothingForm
from zhibu.apps.questionnaires.models import Questionnaire
from zhibu.apps.questionnaires.views.hub import EDIT

USUAL = timedelta(days=14)
NEVER_AGAIN = "结束以后不能再开：结果出来后再收几份，前后一减就能推出后来的人填了什么。"


@EDIT
def open(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Open the questionnaire from today."""
    today = timezone.localdate()
    form = LastDayForm(
        request.POST if request.method == "POST" else None,
        today=today,
        initial={"closes_on": today + USUAL},
    )

    def act() -> str:
        services.open_questionnaire(
            questionnaire=questionnaire, on=today, closes_on=form.cleaned_data["closes_on"]
        )
        return "问卷已开始，可以填了。"

    sheet = Sheet(
        title=f"开始“{questionnaire}”",
        verb="开始问卷",
        back=questionnaire.get_absolute_url(),
        back_name="回到问卷",
        effects=(
            f"从今天起可以填，发放 {questionnaire.population or '—'} 人。",
            "题目、选项和人数从此不能再改，让所有人填的是同一份。",
            "填的过程中只显示收到几份，不显示结果。",
        ),
    )
    return fill_in(request, sheet, form, act)


@EDIT
def last_day(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Change until when answers are taken."""
    today = timezone.localdate()
    form = LastDayForm(
        request.POST if request.method == "POST" else None,
        today=today,
        initial={"closes_on": questionnaire.closes_on},
    )

    def act() -> str:
        services.change_last_day(
            questionnaire=questionnaire, closes_on=form.cleaned_data["closes_on"], today=today
        )
        return "截止日期已修改。"

    sheet = Sheet(
        title="修改截止日期",
        verb="保存截止日期",
        back=questionnaire.get_absolute_url(),
        back_name="回到问卷",
    )
    return fill_in(request, sheet, form, act)


@EDIT
def close(request: ViewerRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Close the questionnaire for good, after asking once more."""
    form = NothingForm(
        request.POST if request.method == "POST" else None, today=timezone.localdate()
    )

    def act() -> str:
        services.close_questionnaire(questionnaire=questionnaire, on=timezone.localdate())
        return "问卷已结束，可以看结果了。"

    sheet = Sheet(
        title=f"结束“{questionnaire}”",
        verb="结束问卷",
        back=questionnaire.get_absolute_url(),
        back_name="先不结束",
        about=NEVER_AGAIN,
        effects=("不再收答卷；手里还有纸质答卷的，请先录完。", "可以看结果、写发现。"),
    )
    return fill_in(request, sheet, form, act)
