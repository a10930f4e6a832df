"""`zhibu regime`: what is due, votes, dues and admission, from files and figures."""

import argparse

from zhibu.regime import admission, branch_file, due, dues, vote

SUBCOMMANDS = (
    ("due", due, "列出党支部应办事项及完成情况"),
    ("vote", vote, "核对表决或选举的人数"),
    ("dues", dues, "计算月交党费"),
    ("admission", admission, "推算发展党员各步骤的最早、最晚日期"),
    ("schema", branch_file, "打印党支部文件的 JSON Schema"),
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
