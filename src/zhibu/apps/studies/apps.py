from django.apps import AppConfig


class StudiesConfig(AppConfig):
    """调研：一个题目，几个人，一棵编码树。"""

    name = "zhibu.apps.studies"
    label = "studies"
    verbose_name = "调研"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is held about a person."""
        from zhibu.apps.studies import audited, held  # noqa: F401, PLC0415
