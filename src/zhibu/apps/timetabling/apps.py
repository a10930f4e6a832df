from django.apps import AppConfig


class TimetablingConfig(AppConfig):
    """排时间：大家什么时候能一起学习。"""

    name = "zhibu.apps.timetabling"
    label = "timetabling"
    verbose_name = "排时间"
    default_auto_field = "django.db.models.BigAutoField"
