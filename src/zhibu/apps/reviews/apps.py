from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """每周复盘：三句话、点评、承诺，下周从承诺开始。"""

    name = "zhibu.apps.reviews"
    label = "reviews"
    verbose_name = "每周复盘"
    default_auto_field = "django.db.models.BigAutoField"
