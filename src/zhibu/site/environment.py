"""Typed readers of the environment that fail loudly.

A deployment is configured by environment variables only (docs/deployment.md lists them all);
with none set, everything lives in the folder `var` of the working directory.
"""

import os
import secrets
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """Return the variable, or `default` when it is not set or empty."""
    return os.environ.get(name, "") or default


def flag(name: str, *, default: bool = False) -> bool:
    """Return a yes/no variable; anything but 1/0, true/false, yes/no is an error."""
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}")


def number(name: str, default: int) -> int:
    """Return a whole number; anything else is an error."""
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} must be a number, not {value!r}")
    return int(value)


def secret(name: str) -> str:
    """Return a secret: the variable, or the content of the file named by <name>_FILE."""
    path = text(f"{name}_FILE")
    return Path(path).read_text().strip() if path else text(name)


def words(name: str, default: str = "") -> list[str]:
    """Return a comma-separated variable as a list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


AUTHORISES = {
    "dingtalk": "https://login.dingtalk.com",
    "feishu": "https://open.feishu.cn",
    "weixin": "https://open.weixin.qq.com",
}
"""Work-chat providers that may be named in ZHIBU_SIGN_IN_PROVIDERS, and where they ask."""


def sign_in_providers() -> dict[str, Any]:
    """Return allauth's settings of the providers named in ZHIBU_SIGN_IN_PROVIDERS.

    Each needs ZHIBU_<NAME>_CLIENT_ID, and its secret in ZHIBU_<NAME>_SECRET or in the file
    named by ZHIBU_<NAME>_SECRET_FILE; a provider named without them stops the start.
    """
    return {name: {"APPS": [_application(name)]} for name in words("ZHIBU_SIGN_IN_PROVIDERS")}


def sign_in_addresses() -> list[str]:
    """Return where the sign-in form may lead: the addresses of the providers in use."""
    return [AUTHORISES[name] for name in words("ZHIBU_SIGN_IN_PROVIDERS")]


def _application(name: str) -> dict[str, str]:
    if name not in AUTHORISES:
        raise ImproperlyConfigured(f"ZHIBU_SIGN_IN_PROVIDERS knows {', '.join(AUTHORISES)}")
    prefix = f"ZHIBU_{name.upper()}"
    client, password = text(f"{prefix}_CLIENT_ID"), secret(f"{prefix}_SECRET")
    if not client or not password:
        raise ImproperlyConfigured(f"{name} needs {prefix}_CLIENT_ID and {prefix}_SECRET(_FILE)")
    return {"client_id": client, "secret": password, "key": ""}


def data_dir() -> Path:
    """Return the folder that holds the database and the uploads, made when missing."""
    folder = Path(text("ZHIBU_DATA_DIR", "var")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """Return the signing key: the variable, a file named by a variable, or one made once.

    The key made on the first start is readable by its owner only, so that an embedded
    installation needs no configuration and the repository holds no secret.
    """
    if key := text("ZHIBU_SECRET_KEY"):
        return key
    path = Path(text("ZHIBU_SECRET_KEY_FILE", str(folder / "secret_key")))
    try:
        descriptor = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        key = secrets.token_urlsafe(50)
        file.write(key)
    return key
