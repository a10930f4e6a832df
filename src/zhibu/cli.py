"""The command `zhibu`: serve the product, build the demo zone, make a keeper, work on files."""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
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
    """Yield the subcommands; those on files need no settings, so they never load Django."""
    on_files = {
        "regime": ("zhibu.regime.command", "按条文核对任务、表决和党费"),
        "timetable": ("zhibu.timetable.command", "为学习和会议找时间，或核对时间安排"),
        "survey": ("zhibu.survey.command", "统计问卷答卷，核对发表的百分比"),
    }
    named = words[0] if words[:1] and words[0] in on_files else None
    for name in [named] if named else on_files:
        module, purpose = on_files[name]
        yield name, import_module(module), purpose
    if named:
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhibu.site.settings")
    django.setup()
    from zhibu import first_keeper, serving  # noqa: PLC0415 -- these read settings
    from zhibu.demo import command as demo  # noqa: PLC0415

    yield "serve", serving, "启动网站和后台任务"
    yield "demo", demo, "建立示例协作区"
    yield "keeper", first_keeper, "开通系统管理员账号"
