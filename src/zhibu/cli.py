"""The command `zhibu`: serve the product, build the demo zone, make a keeper."""

import argparse
import os
import sys
from collections.abc import Sequence

import django

from zhibu.core.refusals import Refusal


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; return the exit code (0 done, 1 refused)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhibu.site.settings")
    django.setup()
    from zhibu import first_keeper, serving  # noqa: PLC0415 -- these read settings: only after setup
    from zhibu.demo import command as demo  # noqa: PLC0415

    parser = argparse.ArgumentParser(prog="zhibu", description="支部：小机关党支部的日常")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    for name, module, purpose in (
        ("serve", serving, "启动网站和后台任务"),
        ("demo", demo, "建立示例协作区"),
        ("keeper", first_keeper, "开通系统管理员账号"),
    ):
        subparser = commands.add_parser(name, help=purpose, description=purpose)
        module.add_arguments(subparser)
        subparser.set_defaults(run=module.run)
    options = parser.parse_args(argv)
    try:
        return int(options.run(options))
    except Refusal as refusal:
        sys.stderr.write(f"{refusal.message}{refusal.hint}\n")
        return 1
