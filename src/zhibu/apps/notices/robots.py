"""Work-chat robots: which addresses may be called, and the call.

An address is typed by a user and called by the server. So only three hosts are ever called,
by https, on their own port and path, and no redirect is followed: the server cannot be led
to look at the office's inner network (SSRF).
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult, urlsplit

from zhibu.core.refusals import Refusal

SECONDS = 10
LONGEST_ANSWER = 10_000
OK = 200


@dataclass(frozen=True)
class Maker:
    """A work chat: its name, the path of its robots, and how it wants a text."""

    name: str
    path: str
    body: Callable[[str], Mapping[str, object]]


def _text(text: str) -> Mapping[str, object]:
    return {"msgtype": "text", "text": {"content": text}}


MAKERS: Mapping[str, Maker] = {
    "qyapi.weixin.qq.com": Maker("企业微信", "/cgi-bin/webhook/send", _text),
    "oapi.dingtalk.com": Maker("钉钉", "/robot/send", _text),
    "open.feishu.cn": Maker(
        "飞书",
        "/open-apis/bot/",
        lambda text: {"msg_type": "text", "content": {"text": text}},
    ),
}
Connect = Callable[[str], HTTPConnection]


class AddressRefused(Refusal):
    """An address that is not that of a work-chat robot."""

    code = "notices.address-refused"

    def __init__(self) -> None:
        """Say where the right one is found."""
        names = "、".join(maker.name for maker in MAKERS.values())
        super().__init__(
            f"这不是{names}群机器人的地址。",
            hint="请在工作群里添加“群机器人”，把它的 https 地址整段复制过来。",
        )


class RobotFailed(Exception):
    """The work chat did not take the text."""


def maker_of(address: str) -> Maker:
    """Return whose robot an address is.

    Raises:
        AddressRefused: not https, another host, a port, a name in front, or another path.
    """
    return MAKERS[_parts(address).hostname or ""]


def post(address: str, text: str, *, connect: Connect | None = None) -> None:
    """Post a text to the group of a robot.

    `connect` opens a connection to a host; a test gives one to a server of its own.

    Raises:
        AddressRefused: as `maker_of`; the address is checked again before every call.
        RobotFailed: no connection, another status than 200, or an error code in the answer.
    """
    parts = _parts(address)
    host = parts.hostname or ""
    body = json.dumps(MAKERS[host].body(text), ensure_ascii=False).encode()
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    connection = (connect or _secure)(host)
    try:
        connection.request("POST", path, body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        _check(answer.status, answer.read(LONGEST_ANSWER))
    except (OSError, HTTPException) as error:
        raise RobotFailed(f"{host}: {type(error).__name__}") from error
    finally:
        connection.close()


def _secure(host: str) -> HTTPConnection:
    return HTTPSConnection(host, timeout=SECONDS)


def _parts(address: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise AddressRefused from None
    maker = MAKERS.get(parts.netloc)  # the whole of it: no name in front, no port, no capitals
    is_plain = port is None and address.isascii() and address.isprintable() and " " not in address
    is_right = maker is not None and parts.path.startswith(maker.path) and ".." not in parts.path
    if parts.scheme != "https" or not (is_plain and is_right):
        raise AddressRefused
    return parts


def _check(status: int, answer: bytes) -> None:
    """Refuse an answer that is not 'taken'; each chat says so with a zero of its own name."""
    if status != OK:
        raise RobotFailed(f"status {status}")
    try:
        said = json.loads(answer)
    except ValueError as error:
        raise RobotFailed("the answer is no JSON") from error
    code = said.get("errcode", said.get("code")) if isinstance(said, dict) else None
    if code != 0:
        raise RobotFailed(f"error code {code}")
