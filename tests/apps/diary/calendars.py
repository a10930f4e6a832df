"""Calendar files for tests, as programs write them."""

HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Calendar//EN")


def ics(*events: str) -> bytes:
    """Return a calendar of these components."""
    lines = [*HEAD, *events, "END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def event(*lines: str, uid: str = "7d5c@example.com") -> str:
    """Return an event with a title, a place and somebody invited."""
    words = (
        "SUMMARY:和秦副局长谈住院的事",
        "LOCATION:协和医院六楼",
        "ATTENDEE:mailto:qin@example.com",
    )
    return "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}", *lines, *words, "END:VEVENT"))


NEW_YORK = "\r\n".join(
    (
        "BEGIN:VTIMEZONE",
        "TZID:Our Own Zone",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZOFFSETFROM:-0500",
        "TZOFFSETTO:-0500",
        "END:STANDARD",
        "END:VTIMEZONE",
    )
)
