"""Why a room or lecturer is not to be had, in words that say how to go on."""

from zhibu.core.refusals import Refusal


class RoomTaken(Refusal):
    """Somebody else has the room at that time."""

    code = "resources.room-taken"


class RoomClosed(Refusal):
    """The room is no longer used."""

    code = "resources.room-closed"


class RoomNotBookable(Refusal):
    """A wall or corner open to everybody: nobody can have it alone."""

    code = "resources.room-not-bookable"


class RoomNotShared(Refusal):
    """A room of another agency, which keeps it to itself."""

    code = "resources.room-not-shared"


class NoVideo(Refusal):
    """A session for people in the room and online, in a room without video."""

    code = "resources.no-video"


class LecturerTaken(Refusal):
    """The lecturer speaks elsewhere at that time."""

    code = "resources.lecturer-taken"


class LecturerNotToBeHad(Refusal):
    """A lecturer who is no longer asked, or speaks in the own agency only."""

    code = "resources.lecturer-not-to-be-had"


class NameTaken(Refusal):
    """The agency has a room of that name, or the person is on the list of lecturers."""

    code = "resources.name-taken"


class StillTaken(Refusal):
    """A room cannot be closed while something is to take place in it."""

    code = "resources.still-taken"


class TimesDoNotFit(Refusal):
    """A booking that ends before it starts, or that is over."""

    code = "resources.times-do-not-fit"
