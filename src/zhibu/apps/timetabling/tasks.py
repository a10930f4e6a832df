"""Looking for times, in the background."""

from django_tasks import task

from zhibu.apps.timetabling.services import searching


@task()
def look_for_times(search_id: int) -> None:
    """Do a search; when the work fails it is let go of, and the fault still reported."""
    try:
        searching.run(search_id=search_id)
    except BaseException:
        searching.give_back(search_id=search_id)
        raise
