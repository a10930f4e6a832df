"""The command `zhibu`: serve the product, build the demo zone, make a keeper, ask the rules."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from types import ModuleType

import django

from zhibu.core.refusals import Refusal


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand; return the exit code (0 done, 1 refused)."""
    words = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="zhibu", description="支部：小机关党支部的日常")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令")
    for name, module, purpose in _commands(words):
        subparser = commands.add_parser(name, help=purpose, description=purpose)
        module.add_arguments(subparser)
        subparser.set_defaults(run=module.run)
    options = parser.parse_args(words)
    try:
        return int(options.run(options))
    except Refusal as refusal:
        sys.stderr.write(f"{refusal.message}{refusal.hint}\n")
        return 1


def _commands(words: Sequence[str]) -> Iterator[tuple[str, ModuleType, str]]:
    """Yield the subcommands; the rules on files need no settings, so they never load Django."""
    if words[:1] != ["timetable"]:
        from zhibu.regime import command as regime  # noqa: PLC0415 -- after `words` are known

        yield "regime", regime, "按条文核对任务、表决和党费"
    if words[:1] != ["regime"]:
        from zhibu.timetable import command as timetable  # noqa: PLC0415 -- loads the solver

        yield "timetable", timetable, "为学习和会议找时间，或核对时间安排"
    if words[:1] in (["regime"], ["timetable"]):
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhibu.site.settings")
    django.setup()
    from zhibu import first_keeper, serving  # noqa: PLC0415 -- these read settings
    from zhibu.demo import command as demo  # noqa: PLC0415

    yield "serve", serving, "启动网站和后台任务"
    yield "demo", demo, "建立示例协作区"
    yield "keeper", first_keeper, "开通系统管理员账号"
