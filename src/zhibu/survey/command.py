"""The command `zhibu survey`: what the answers of a small population say, and how surely."""

import argparse

from zhibu.survey import analyse, possible_n, schema

SUBCOMMANDS = (
    ("analyse", analyse, "统计答卷：人数、比例、区间和分组比较"),
    ("possible-n", possible_n, "由发表的百分比推算可能的作答人数"),
    ("schema", schema, "打印文件的 JSON Schema"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the subcommands; each module brings its own arguments and `run`."""
    commands = parser.add_subparsers(dest="survey_command", required=True, metavar="命令")
    for name, module, purpose in SUBCOMMANDS:
        subparser = commands.add_parser(name, help=purpose, description=purpose)
        module.add_arguments(subparser)
        subparser.set_defaults(run_survey=module.run)


def run(options: argparse.Namespace) -> int:
    """Run the subcommand that was named; return its exit code."""
    return int(options.run_survey(options))
