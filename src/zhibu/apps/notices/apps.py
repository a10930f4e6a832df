from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """提醒：工作时间内的提醒。"""

    name = "zhibu.apps.notices"
    label = "notices"
    verbose_name = "提醒"
    default_auto_field = "django.db.models.BigAutoField"
