"""What the ways to hold a session are called."""

from zhibu.core.timetabling.instance import Mode

MODE_NAMES = {
    Mode.IN_PERSON: "现场",
    Mode.HYBRID: "现场加线上",
    Mode.ONLINE: "线上",
    Mode.VISIT: "送学上门",
}
