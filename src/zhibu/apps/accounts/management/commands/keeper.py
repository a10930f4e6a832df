"""The first system keeper of an installation, or one more when nobody can sign in."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from zhibu.apps.accounts.models import Grant
from zhibu.apps.accounts.services.grants import give_grant
from zhibu.apps.accounts.services.keeping import create_account
from zhibu.apps.foundation.viewer import NOBODY
from zhibu.core.refusals import Refusal


class Command(BaseCommand):
    """Make an account with the keeper's role and print its one-time password."""

    help = "开通一个系统管理员账号，显示一次性密码"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the user name."""
        parser.add_argument("username", help="用户名")

    def handle(self, *_args: Any, username: str, **_options: Any) -> None:
        """Make the account; the step is in the audit trail as done by the system."""
        try:
            user, password = create_account(username=username, viewer=NOBODY)
        except Refusal as refusal:
            raise CommandError(f"{refusal.message}{refusal.hint}") from refusal
        give_grant(user=user, role=Grant.Role.KEEPER, viewer=NOBODY, since=timezone.localdate())
        self.stdout.write(f"用户名：{username}\n一次性密码：{password}\n首次登录后须改密码。")
