from django.apps import AppConfig


class LessonsConfig(AppConfig):
    """微课堂：轮流讲，记得住，大家都能用。"""

    name = "zhibu.apps.lessons"
    label = "lessons"
    verbose_name = "微课堂"
    default_auto_field = "django.db.models.BigAutoField"
