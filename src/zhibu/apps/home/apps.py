from django.apps import AppConfig


class HomeConfig(AppConfig):
    """今天：需要我的事。"""

    name = "zhibu.apps.home"
    label = "home"
    default_auto_field = "django.db.models.BigAutoField"
