"""Rewriting a part of the report, and going back to the draft."""

from django.db import IntegrityError, transaction
from django.db.models import F

from zhibu.apps.research.models import ReportText
from zhibu.apps.research.refusals import ChangedMeanwhile
from zhibu.apps.studies.models import Study


@transaction.atomic
def rewrite_part(
    *, study: Study, part: ReportText.Part, text: str, drafted: str, version: int
) -> None:
    """Keep a part in somebody's own words; `version` is the one it was opened at, 0 a draft.

    Raises:
        ChangedMeanwhile: somebody saved it since; both texts are shown.
    """
    mine = ReportText.objects.filter(zone_id=study.zone_id, study=study, part=part)
    if version:
        of_version = mine.filter(version=version)
        saved = of_version.update(text=text, drafted=drafted, version=F("version") + 1) > 0
    else:
        saved = _write_first(study, part, text, drafted)
    if not saved:
        _refuse(mine.first())


def restore_draft(*, study: Study, part: ReportText.Part) -> None:
    """Throw the own words of a part away; the draft stands again."""
    ReportText.objects.filter(zone_id=study.zone_id, study=study, part=part).delete()


def _write_first(study: Study, part: ReportText.Part, text: str, drafted: str) -> bool:
    try:
        with transaction.atomic():
            ReportText.objects.create(
                zone_id=study.zone_id,
                study=study,
                part=part,
                text=text,
                drafted=drafted,
                version=1,
            )
    except IntegrityError:
        return False
    return True


def _refuse(saved: ReportText | None) -> None:
    now = f"现在保存着的是：“{saved.text}”" if saved else "别人已恢复为自动稿。"
    raise ChangedMeanwhile(
        "您填写的时候，别人已保存了这一部分。您写的还在下面，没有丢。",
        hint=f"{now}请合并后再保存一次。",
    )
