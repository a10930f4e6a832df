"""`zhibu demo`: build the demo zone, or show its accounts."""

import argparse
import json
import sys
from dataclasses import asdict

from django.utils import timezone

from zhibu.apps.organisation.models import Zone
from zhibu.core.refusals import Refusal
from zhibu.demo.accounts import DemoAccount, known_accounts, make_accounts
from zhibu.demo.building import PER_ZONE, build_demo

SEED = 1
ROLE_NAMES = {
    "secretary": "支部书记",
    "officer": "支部委员",
    "member": "党员",
    "coordinator": "协作区召集人",
    "reader": "机关工委查阅人",
    "keeper": "系统管理员",
}


class NotEmpty(Refusal):
    """The database already holds zones."""

    code = "demo.not-empty"

    def __init__(self) -> None:
        """Say how to start anew."""
        super().__init__(
            "数据库里已经有协作区，不再建立示例。",
            hint="要重新建立，请先停止系统并删除数据文件夹 var。",
        )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of `zhibu demo`."""
    parser.add_argument("--seed", type=int, default=SEED, help="随机种子，默认 1")
    parser.add_argument("--agencies", type=int, default=PER_ZONE, help="单位个数，默认 8")
    parser.add_argument("--if-empty", action="store_true", help="只在数据库为空时建立")
    parser.add_argument("--accounts", action="store_true", help="只显示示例账号")
    parser.add_argument("--format", choices=("table", "json"), default="table", help="显示格式")


def run(options: argparse.Namespace) -> int:
    """Build the demo (or nothing, as asked) and print the accounts.

    Raises:
        NotEmpty: there are zones already and neither --accounts nor --if-empty was given.
    """
    if not options.accounts:
        if not Zone.objects.exists():
            load(seed=options.seed, agencies=options.agencies)
        elif not options.if_empty:
            raise NotEmpty
    show(known_accounts(), options.format)
    return 0


def load(*, seed: int = SEED, agencies: int = PER_ZONE) -> None:
    """Build the demo and its accounts, as of today."""
    today = timezone.localdate()
    zones = build_demo(seed=seed, agencies=agencies, today=today)
    make_accounts(zones[0], today=today)


def load_if_empty() -> None:
    """Bring an empty database to life, and print the demo accounts where there are any."""
    if not Zone.objects.exists():
        sys.stdout.write("正在装入示例协作区（单位和姓名均为虚构）…\n")
        load()
    show(known_accounts(), "table")


def show(accounts: list[DemoAccount], layout: str) -> None:
    """Print the accounts as JSON or as a table."""
    if layout == "json":
        rows = [asdict(account) for account in accounts]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False) + "\n")
    elif accounts:
        sys.stdout.write("示例账号：\n")
        for account in accounts:
            role = ROLE_NAMES[account.role]
            line = f"  {account.username:<12}{account.password:<18}{role} {account.name}"
            sys.stdout.write(line.rstrip() + "\n")
