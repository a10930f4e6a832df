from django.apps import AppConfig


class ResultsConfig(AppConfig):
    """结果：图表、区间和一句话结论。"""

    name = "zhibu.apps.results"
    label = "results"
    verbose_name = "结果"
    default_auto_field = "django.db.models.BigAutoField"
