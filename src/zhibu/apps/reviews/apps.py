from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """每周复盘：三句话、点评、承诺，下周从承诺开始。"""

    name = "zhibu.apps.reviews"
    label = "reviews"
    verbose_name = "每周复盘"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what the audit trail follows and what is held about a person."""
        from zhibu.apps.reviews import audited, held  # noqa: F401, PLC0415
