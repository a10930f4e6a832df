"""The command `zhibu timetable`: find the time for sessions, and check what others found."""

import argparse

from zhibu.timetable import check, import_meeting_scheduling, schema, solve, write_example

SUBCOMMANDS = (
    ("solve", solve, "为各项会议找时间、地点和方式"),
    ("check", check, "独立核对一份时间安排"),
    (
        "import-meeting-scheduling",
        import_meeting_scheduling,
        "读入公开的会议安排基准文件",
    ),
    ("schema", schema, "打印文件的 JSON Schema"),
    ("example", write_example, "打印一个协作区一季度的示例"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the subcommands; each module brings its own arguments and `run`."""
    commands = parser.add_subparsers(dest="timetable_command", required=True, metavar="命令")
    for name, module, purpose in SUBCOMMANDS:
        subparser = commands.add_parser(name, help=purpose, description=purpose)
        module.add_arguments(subparser)
        subparser.set_defaults(run_timetable=module.run)


def run(options: argparse.Namespace) -> int:
    """Run the subcommand that was named; return its exit code."""
    return int(options.run_timetable(options))
