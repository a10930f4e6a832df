from django.apps import AppConfig


class AnsweringConfig(AppConfig):
    """答卷：答题码、答题页、纸质录入、导入。"""

    name = "zhibu.apps.answering"
    label = "answering"
    verbose_name = "答卷"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Follow questionnaires being opened and closed; register what is held of a person."""
        from zhibu.apps.answering import following, held  # noqa: F401, PLC0415
