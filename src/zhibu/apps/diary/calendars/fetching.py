"""Fetching a calendar from an address that a user typed (against SSRF).

The server fetches it, so the address must not lead into the office's inner network: every
address a name stands for has to be public, the connection goes to the very address that was
checked (a name cannot change its mind in between), and each redirect is checked anew. An
intranet calendar is allowed by naming its host in ZHIBU_CALENDAR_HOSTS.
"""

import ipaddress
import socket
import time
from urllib.parse import SplitResult, urljoin, urlsplit

import urllib3
from django.conf import settings

from zhibu.apps.diary.calendars.faults import CalendarUnreadable
from zhibu.apps.diary.calendars.reading import LARGEST
from zhibu.core.refusals import Refusal

SECONDS_EACH = 5
SECONDS_IN_ALL = 20
MOST_REDIRECTS = 3
PIECE = 65_536
OK = 200
MOVED = {301, 302, 303, 307, 308}
SCHEMES = {"http": 80, "https": 443}


class AddressRefused(Refusal):
    """An address that may not or cannot be a calendar's."""

    code = "diary.address-refused"


class NotFetched(Refusal):
    """The calendar could not be fetched this time."""

    code = "diary.not-fetched"

    def __init__(self, why: str) -> None:
        """Say what went wrong; the address is not repeated."""
        super().__init__(f"没能取到日历：{why}。", hint="请稍后再试，或在日历软件里核对订阅地址。")


def checked(address: str) -> str:
    """Return the address as it will be fetched; webcal:// is https://.

    Raises:
        AddressRefused: neither http nor https, a name in front of the host, or no host.
    """
    url = "https" + address[6:] if address.lower().startswith("webcal:") else address
    _parts(url)
    return url


def host_of(url: str) -> str:
    """Return the host: all of an address that is ever shown."""
    return urlsplit(url).hostname or ""


def fetch(url: str) -> bytes:
    """Return what lies at the address.

    Raises:
        AddressRefused: the address, or one it leads on to, may not be fetched.
        NotFetched: no connection, no answer in time, or another answer than 200.
        CalendarUnreadable: larger than a calendar may be.
    """
    until = time.monotonic() + SECONDS_IN_ALL
    for _step in range(MOST_REDIRECTS + 1):
        moved_to, content = _fetch_one(_parts(url), until)
        if not moved_to:
            return content
        url = urljoin(url, moved_to)
    raise NotFetched("转来转去太多次")


def _parts(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        is_whole = parts.scheme in SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_whole = False
    is_plain = url.isascii() and url.isprintable() and " " not in url
    if not (is_whole and is_plain and "@" not in parts.netloc):
        raise AddressRefused(
            "这不是日历的订阅地址。",
            hint="地址以 https:// 或 webcal:// 开头，通常以 .ics 结尾，请整段复制。",
        )
    return parts


def _fetch_one(parts: SplitResult, until: float) -> tuple[str, bytes]:
    """Ask once; return where it moved to, or what was there."""
    host = parts.hostname or ""
    port = parts.port or SCHEMES[parts.scheme]
    pool = _pool(parts.scheme, host, _public_address(host, port), port)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    headers = {"Host": parts.netloc, "Accept": "text/calendar", "User-Agent": "zhibu"}
    try:
        answer = pool.request("GET", path, headers=headers, redirect=False, preload_content=False)
        if answer.status in MOVED and answer.headers.get("Location"):
            return answer.headers["Location"], b""
        if answer.status != OK:
            raise NotFetched(f"对方网站答复 {answer.status}")
        return "", _read(answer, until)
    except (urllib3.exceptions.HTTPError, OSError):
        # Their words repeat the address, which is a secret.
        raise NotFetched("连不上对方网站，或它没有按时答复") from None
    finally:
        pool.close()


def _pool(scheme: str, host: str, address: str, port: int) -> urllib3.HTTPConnectionPool:
    """Connect to the checked address; the certificate has to be the host's."""
    timeout = urllib3.Timeout(SECONDS_EACH)
    if scheme == "http":
        return urllib3.HTTPConnectionPool(address, port, timeout=timeout, retries=False)
    return urllib3.HTTPSConnectionPool(
        address,
        port,
        timeout=timeout,
        retries=False,
        server_hostname=host,
        assert_hostname=host,
    )


def _read(answer: urllib3.BaseHTTPResponse, until: float) -> bytes:
    content = b""
    while piece := answer.read(PIECE, decode_content=True):
        content += piece
        if len(content) > LARGEST:
            raise CalendarUnreadable(
                "这个日历超过 1 MB。", hint="请订阅只含忙闲信息的日历，或上传近一年的文件。"
            )
        if time.monotonic() > until:
            raise NotFetched("对方网站答复太慢")
    return content


def _public_address(host: str, port: int) -> str:
    """Return an address of the host; all it has must be public unless the keeper allows it."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NotFetched("找不到这个网站") from None
    addresses = [str(entry[4][0]) for entry in found]
    if host not in settings.CALENDAR_HOSTS and not all(map(_is_public, addresses)):
        raise AddressRefused(
            "这个地址在内部网络里，系统不能去取。",
            hint="确需订阅单位内网的日历，请系统管理员把它的主机名加入允许名单；也可以上传文件。",
        )
    return addresses[0]


def _is_public(address: str) -> bool:
    """Whether an address belongs to the public internet, also one wrapped into IPv6."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = [ip]
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = (ip.ipv4_mapped, ip.sixtofour, ip.teredo and ip.teredo[1], _nat64(ip))
        inner += [v4 for v4 in wrapped if v4]
    return all(each.is_global and not each.is_multicast for each in inner)


def _nat64(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    is_translated = ip in ipaddress.IPv6Network("64:ff9b::/96")
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if is_translated else None
