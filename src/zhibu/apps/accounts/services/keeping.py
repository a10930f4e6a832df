"""What the system keeper does with accounts: without seeing anything personal.

Every step is a line of the audit trail. The keeper's own account gets no further role, and
holders of other roles do not become keepers: who administers does not read (等保 DB-05).
"""

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.db import transaction

from zhibu.apps.accounts.models import User
from zhibu.apps.accounts.passwords import one_time_password
from zhibu.apps.accounts.services.trail import record_step
from zhibu.apps.foundation.viewer import Viewer
from zhibu.apps.organisation.models import Person, Zone
from zhibu.core.refusals import Refusal


class PersonUnknown(Refusal):
    """No person of that code in the zone."""

    code = "accounts.person-unknown"

    def __init__(self, code: str) -> None:
        """Say which code."""
        super().__init__(f"该协作区没有编号为“{code}”的人员。", hint="请向支部核对人员编号。")


class AccountTaken(Refusal):
    """The person has an account already, or the name is in use."""

    code = "accounts.account-taken"


class OwnAccount(Refusal):
    """A keeper may not switch off or lift the protection of the own account."""

    code = "accounts.own-account"

    def __init__(self) -> None:
        """Say who can."""
        super().__init__("不能对自己的账号做这一步。", hint="请由另一位系统管理员办理。")


@transaction.atomic
def create_account(
    *, username: str, viewer: Viewer, zone: Zone | None = None, code: str = ""
) -> tuple[User, str]:
    """Make an account, for the person of a code where one is given.

    Returns the account and its password, which is shown once and must then be changed.

    Raises:
        PersonUnknown: no such person in the zone.
        AccountTaken: the person has an account, or the user name is in use.
    """
    person = _person(zone, code)
    if User.objects.filter(username__iexact=username).exists():
        raise AccountTaken(f"用户名“{username}”已有人使用。", hint="请换一个用户名。")
    user = User(username=username, person=person, must_change_password=True)
    password = one_time_password()
    user.set_password(password)
    user.save()
    record_step(viewer=viewer, record=user, what="开通账号")
    return user, password


@transaction.atomic
def reset_password(*, user: User, viewer: Viewer) -> str:
    """Give an account a new one-time password, ending its sessions and any lock."""
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password"])
    reset(username=user.username.casefold())
    record_step(viewer=viewer, record=user, what="重置密码")
    return password


@transaction.atomic
def switch_account(*, user: User, active: bool, viewer: Viewer) -> User:
    """Switch an account off (its sessions end at once) or on again.

    Raises:
        OwnAccount: the account is the keeper's own.
    """
    _not_own(user, viewer)
    user.is_active = active
    user.save(update_fields=["is_active"])
    return user


@transaction.atomic
def unlock(*, user: User, viewer: Viewer) -> None:
    """Let an account try again after wrong passwords."""
    reset(username=user.username.casefold())
    record_step(viewer=viewer, record=user, what="解除登录锁定")


@transaction.atomic
def remove_second_factor(*, user: User, viewer: Viewer) -> None:
    """Take TOTP, passkeys and recovery codes off an account whose owner lost them.

    Raises:
        OwnAccount: the account is the keeper's own.
    """
    _not_own(user, viewer)
    Authenticator.objects.filter(user=user).delete()
    record_step(viewer=viewer, record=user, what="移除第二步验证")


def _person(zone: Zone | None, code: str) -> Person | None:
    if not code:
        return None
    person = Person.objects.filter(zone=zone, code=code).first()
    if person is None:
        raise PersonUnknown(code)
    if holder := User.objects.filter(person=person).first():
        raise AccountTaken(f"此人已有账号“{holder}”。", hint="忘记密码请用“重置密码”。")
    return person


def _not_own(user: User, viewer: Viewer) -> None:
    if user.pk == viewer.user_id:
        raise OwnAccount
