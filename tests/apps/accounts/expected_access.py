"""Who may read and write at the addresses of accounts."""

from django.utils import timezone
from tests.access_tables import EVERYONE, SIGNED_IN, Access, roles
from tests.factories import GrantFactory, UserFactory
from tests.houses import House

from zhibu.apps.accounts.models import CorrectionRequest, Grant

ON_RECORD = roles("member", "officer", "secretary", "neighbour", "stranger")
KEEPS_RECORDS = roles("officer", "secretary", "neighbour", "stranger", "coordinator")
KEEPER = roles("keeper")

EXPECTED = {
    "account_signup": Access(),
    "account_email": Access(),
    "account_email_verification_sent": Access(),
    "account_set_password": Access(),
    "socialaccount_signup": Access(),
    "accounts:me": Access(read=SIGNED_IN),
    "accounts:held_xlsx": Access(read=ON_RECORD),
    "accounts:held_json": Access(read=ON_RECORD),
    "accounts:ask_correction": Access(write=ON_RECORD),
    "accounts:large_type": Access(write=EVERYONE),
    "accounts:corrections": Access(read=KEEPS_RECORDS),
    "accounts:answer_correction": Access(write=roles("officer", "secretary", "coordinator")),
    "accounts:trail": Access(read=KEEPS_RECORDS | KEEPER),
    "accounts:trail_xlsx": Access(read=KEEPS_RECORDS | KEEPER),
    "accounts:keeper_zones": Access(read=KEEPER, write=KEEPER),
    "accounts:keeper_accounts": Access(read=KEEPER, write=KEEPER),
    "accounts:keeper_account": Access(read=KEEPER, everywhere=True),
    "accounts:keeper_reset_password": Access(write=KEEPER, everywhere=True),
    "accounts:keeper_switch": Access(write=KEEPER, everywhere=True),
    "accounts:keeper_unlock": Access(write=KEEPER, everywhere=True),
    "accounts:keeper_second_factor": Access(write=KEEPER, everywhere=True),
    "accounts:keeper_grant": Access(write=KEEPER, everywhere=True),
    "accounts:keeper_end_grant": Access(write=KEEPER, everywhere=True),
}


def keys(house: House) -> dict[str, dict[str, int]]:
    """Return the keywords of addresses that name a record."""
    account = UserFactory(username="someone")
    grant = GrantFactory(user=account, role=Grant.Role.COORDINATOR, zone=house.zone)
    asked = CorrectionRequest.objects.create(
        zone=house.zone,
        person=house.person,
        item="入党时间",
        should_be="2010-07-01",
        asked_at=timezone.now(),
    )
    named = {name: {"pk": account.pk} for name, access in EXPECTED.items() if access.everywhere}
    return named | {
        "accounts:keeper_end_grant": {"pk": grant.pk},
        "accounts:answer_correction": {"pk": asked.pk},
    }
