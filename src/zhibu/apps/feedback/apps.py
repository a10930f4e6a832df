from django.apps import AppConfig


class FeedbackConfig(AppConfig):
    """意见建议：投诉、建议与答复。"""

    name = "zhibu.apps.feedback"
    label = "feedback"
    verbose_name = "意见建议"
    default_auto_field = "django.db.models.BigAutoField"
