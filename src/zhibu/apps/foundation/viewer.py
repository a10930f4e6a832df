"""Who is looking: the facts every access rule decides from, gathered once per request."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """The person behind a request and where they hold which role today.

    Roles inside a branch are not granted: they follow from the posts on record, so that a
    term that ends takes the rights with it. Zone coordinator, work-committee reader and
    system keeper are granted for a period (accounts.Grant). All ids are primary keys.
    """

    user_id: int | None = None
    person_id: int | None = None
    name: str = ""
    zone_id: int | None = None
    member_of: frozenset[int] = frozenset()
    """Branches the person belongs to: also as an applicant, who is no member of the Party."""
    is_party_member: bool = False
    officer_of: frozenset[int] = frozenset()
    secretary_of: frozenset[int] = frozenset()
    coordinator_of: frozenset[int] = frozenset()
    reader_of: frozenset[int] = frozenset()
    is_keeper: bool = False
    sees_sample: bool = False
    """Whether what this person sees is the invented demo zone."""

    @property
    def is_signed_in(self) -> bool:
        """Whether someone is signed in at all."""
        return self.user_id is not None

    @property
    def leads(self) -> frozenset[int]:
        """Branches whose records this person keeps: as officer or as secretary."""
        return self.officer_of | self.secretary_of

    @property
    def role_names(self) -> tuple[str, ...]:
        """The roles held, in the words users know, most particular first."""
        held = (
            (bool(self.secretary_of), "支部书记"),
            (bool(self.officer_of), "支部委员"),
            (bool(self.coordinator_of), "协作区召集人"),
            (bool(self.reader_of), "机关工委"),
            (self.is_keeper, "系统管理员"),
            (self.person_id is not None, "党员、干部"),
        )
        return tuple(name for has, name in held if has)


NOBODY = Viewer()
