"""Every address of the product; each view behind them has a door (foundation/door.py)."""

from django.urls import include, path

urlpatterns = [
    path("", include("zhibu.apps.home.urls")),
    path("", include("zhibu.apps.organisation.urls")),
    path("", include("zhibu.apps.accounts.urls")),
    path("", include("zhibu.apps.contributions.urls")),
    path("", include("zhibu.apps.reviews.urls")),
    path("", include("zhibu.apps.activities.urls")),
    path("", include("zhibu.apps.ideas.urls")),
    path("", include("zhibu.apps.lessons.urls")),
    path("", include("zhibu.apps.projects.urls")),
    path("", include("zhibu.apps.workitems.urls")),
    path("", include("zhibu.apps.research.urls")),
    path("", include("zhibu.apps.results.urls")),
    path("", include("zhibu.apps.answering.urls")),
    path("", include("zhibu.apps.interviews.urls")),
    path("", include("zhibu.apps.literature.urls")),
    path("", include("zhibu.apps.questionnaires.urls")),
    path("", include("zhibu.apps.polls.urls")),
    path("", include("zhibu.apps.timetabling.urls")),
    path("", include("zhibu.apps.regime.urls")),
    path("", include("zhibu.apps.appraisal.urls")),
    path("", include("zhibu.apps.elections.urls")),
    path("", include("zhibu.apps.membership.urls")),
    path("", include("zhibu.apps.meetings.urls")),
    path("", include("zhibu.apps.talks.urls")),
    path("", include("zhibu.apps.diary.urls")),
    path("", include("zhibu.apps.resources.urls")),
    path("", include("zhibu.apps.notices.urls")),
    path("", include("zhibu.apps.workdays.urls")),
    path("feedback/", include("zhibu.apps.feedback.urls")),
]

handler400 = "zhibu.apps.foundation.views.bad_request"
handler403 = "zhibu.apps.foundation.views.forbidden"
handler404 = "zhibu.apps.foundation.views.not_found"
handler500 = "zhibu.apps.foundation.views.broken"
