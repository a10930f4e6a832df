"""Settings: one file, everything that differs between machines read from the environment."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from zhibu.site import environment

SITE_DIR = Path(__file__).parent
DATA_DIR = environment.data_dir()
SECRET_KEY = environment.secret_key(DATA_DIR)
DEBUG = environment.flag("ZHIBU_DEBUG")
HTTPS = environment.flag("ZHIBU_HTTPS")
ALLOWED_HOSTS = environment.words("ZHIBU_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")

INSTALLED_APPS = [
    "zhibu.apps.home",
    "zhibu.apps.contributions",
    "zhibu.apps.reviews",
    "zhibu.apps.activities",
    "zhibu.apps.ideas",
    "zhibu.apps.lessons",
    "zhibu.apps.projects",
    "zhibu.apps.workitems",
    "zhibu.apps.research",
    "zhibu.apps.results",
    "zhibu.apps.answering",
    "zhibu.apps.interviews",
    "zhibu.apps.literature",
    "zhibu.apps.questionnaires",
    "zhibu.apps.studies",
    "zhibu.apps.polls",
    "zhibu.apps.timetabling",
    "zhibu.apps.regime",
    "zhibu.apps.appraisal",
    "zhibu.apps.elections",
    "zhibu.apps.membership",
    "zhibu.apps.meetings",
    "zhibu.apps.talks",
    "zhibu.apps.diary",
    "zhibu.apps.resources",
    "zhibu.apps.notices",
    "zhibu.apps.feedback",
    "zhibu.apps.workdays",
    "zhibu.apps.accounts",
    "zhibu.apps.organisation",
    "zhibu.apps.foundation",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    *(
        f"allauth.socialaccount.providers.{name}"
        for name in environment.words("ZHIBU_SIGN_IN_PROVIDERS")
    ),
    "auditlog",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "rules.apps.AutodiscoverRulesConfig",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "zhibu.apps.answering.middleware.NobodyMiddleware",  # before anything reads the session
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "auditlog.middleware.AuditlogMiddleware",
    "zhibu.apps.accounts.middleware.ViewerMiddleware",
    "zhibu.apps.accounts.middleware.SignedInMiddleware",
    "zhibu.apps.foundation.middleware.RefusalMiddleware",
    "zhibu.apps.foundation.middleware.DeniedByDefaultMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "zhibu.site.urls"
WSGI_APPLICATION = "zhibu.site.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SITE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "zhibu.apps.foundation.context.page",
            ],
            "builtins": ["zhibu.apps.foundation.templatetags.zhibu"],
        },
    }
]

SQLITE = f"sqlite:///{DATA_DIR / 'zhibu.sqlite3'}"
DATABASES: dict[str, Any] = {
    "default": dj_database_url.parse(
        environment.text("DATABASE_URL", SQLITE), conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # IMMEDIATE: a writer queues for the lock instead of failing when it first writes.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        # secure_delete: what is deleted is overwritten in the file (answering/remnants.py).
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        " PRAGMA secure_delete=ON; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {
    # Shared by the web process and the worker.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "site_cache",
    },
    # Counters of rate limits: they know addresses and hours, so they are never written down.
    "memory": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
RATELIMIT_USE_CACHE = "memory"
SILENCED_SYSTEM_CHECKS = [
    # django-ratelimit asks for a cache shared by all processes: one process serves the public
    # forms, and addresses must not stand in a shared store beside answers.
    "django_ratelimit.E003",
    "django_ratelimit.W001",
    # axes.W006 asks to count failures per address as well: a whole office shares one address
    # behind its gateway. Counting per account alone lets nobody gain tries by changing
    # address or browser; the price, that a stranger can lock an account for fifteen minutes,
    # is named in docs/security.md.
    "axes.W006",
]

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
_VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATORS}.CommonPasswordValidator"},
    {"NAME": "zhibu.apps.accounts.passwords.ThreeClassesValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home:today"

# Sign-in: accounts are made by the keeper or an officer, never by strangers.
ACCOUNT_ADAPTER = "zhibu.apps.accounts.adapters.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "zhibu.apps.accounts.adapters.ProviderAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"change_password": "zhibu.apps.accounts.forms.passwords.PasswordChangeForm"}
# django-axes counts wrong passwords, on the record, and stops at five; this limit is for the
# second step, where a six-digit code could be guessed.
ACCOUNT_RATE_LIMITS = {"login_failed": "10/900s/key"}
SOCIALACCOUNT_PROVIDERS = environment.sign_in_providers()
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "支部"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

# 等保 DB-02: five tries, then fifteen minutes; per account, so that one address cannot
# lock a whole office out.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False  # the end we announced is the end
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "zhibu.apps.accounts.views.signin.account_tried"
AXES_ENABLE_ACCESS_FAILURE_LOG = True  # DB-06: every try is on record, kept by the keeper
AXES_LOCKOUT_CALLABLE = "zhibu.apps.accounts.views.signin.locked_out"
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 30 * 60  # idle minutes; extended while the person works
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "zhibu.apps.foundation.views.csrf_failed"
CSRF_TRUSTED_ORIGINS = environment.words("ZHIBU_TRUSTED_ORIGINS")
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF, *environment.sign_in_addresses()],
        "frame-ancestors": [NONE],
    }
}

AUDITLOG_LOGENTRY_MODEL = "accounts.AuditEntry"
AUDITLOG_DISABLE_ON_RAW_SAVE = True
AUDITLOG_DISABLE_REMOTE_ADDR = False

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
LOCALE_PATHS = [SITE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
STATIC_URL = "/static/"
STATICFILES_DIRS = [SITE_DIR / "static"]
WHITENOISE_USE_FINDERS = True
UPLOAD_DIR = DATA_DIR / "uploads"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# Notices by mail, to who asked for it; without a host nothing is sent, nor printed to a log.
EMAIL_HOST = environment.text("ZHIBU_MAIL_HOST")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"
EMAIL_PORT = environment.number("ZHIBU_MAIL_PORT", 465)
EMAIL_USE_SSL, EMAIL_USE_TLS = EMAIL_PORT == 465, EMAIL_PORT == 587  # noqa: PLR2004 -- as IANA says
EMAIL_HOST_USER = environment.text("ZHIBU_MAIL_USER")
EMAIL_HOST_PASSWORD = environment.secret("ZHIBU_MAIL_PASSWORD")
DEFAULT_FROM_EMAIL = environment.text("ZHIBU_MAIL_FROM", EMAIL_HOST_USER or "zhibu@localhost")
EMAIL_TIMEOUT = 15
SITE_ADDRESS = CSRF_TRUSTED_ORIGINS[0] if CSRF_TRUSTED_ORIGINS else ""  # links in mail begin so

# Hosts of the office's own network whose calendars may be subscribed to; all others must be public.
CALENDAR_HOSTS = environment.words("ZHIBU_CALENDAR_HOSTS")

LOG_LEVEL = environment.text("ZHIBU_LOG_LEVEL", "WARNING")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {
        # The worker warns that it was asked to stop, with advice that is wrong under `serve`.
        "no_farewell": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: "shutting down gracefully" not in str(record.msg),
        }
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "line",
            "filters": ["no_farewell"],
            "level": LOG_LEVEL,  # here too: the worker sets its loggers' own levels
        }
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
