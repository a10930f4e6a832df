"""`zhibu regime`: what a branch owes, from its file; votes and dues, from figures typed."""

import argparse

from zhibu.regime import admission, due, dues, schema, vote

SUBCOMMANDS = (
    ("due", due, "列出党支部各项任务是否按期完成"),
    ("vote", vote, "核对表决或选举的人数"),
    ("dues", dues, "计算月交党费"),
    ("admission", admission, "推算发展党员各步骤的最早和最迟日期"),
    ("schema", schema, "打印 BRANCH.json 的 JSON Schema"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the subcommands; each module brings its own arguments and `run`."""
    commands = parser.add_subparsers(dest="regime_command", required=True, metavar="命令")
    for name, module, purpose in SUBCOMMANDS:
        subparser = commands.add_parser(name, help=purpose, description=purpose)
        module.add_arguments(subparser)
        subparser.set_defaults(run_regime=module.run)


def run(options: argparse.Namespace) -> int:
    """Run the subcommand that was named; return its exit code."""
    return int(options.run_regime(options))
