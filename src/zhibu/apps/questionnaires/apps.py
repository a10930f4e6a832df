from django.apps import AppConfig


class QuestionnairesConfig(AppConfig):
    """问卷：出题、题库、发放对象。"""

    name = "zhibu.apps.questionnaires"
    label = "questionnaires"
    verbose_name = "问卷"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows."""
        from zhibu.apps.questionnaires import audited  # noqa: F401, PLC0415
