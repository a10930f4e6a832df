"""`zhibu regime dues`: the dues of a month."""

import argparse
import sys
from datetime import date
from decimal import Decimal, InvalidOperation

from zhibu.core.regulations.dues import monthly_dues
from zhibu.regime.days import day


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Take the base; without a day the text now in force is asked."""
    parser.add_argument("--monthly", type=_money, required=True, help="每月计算基数（元）")
    parser.add_argument("--retired", action="store_true", help="离退休党员")
    parser.add_argument("--on", type=day, help="交费月份里的一天，默认今天")


def run(options: argparse.Namespace) -> int:
    """Print the amount to two decimals."""
    on = options.on or date.today()  # noqa: DTZ011 -- the clock of the person at the keyboard
    sys.stdout.write(f"{monthly_dues(options.monthly, retired=options.retired, on=on).amount}\n")
    return 0


def _money(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as fault:
        raise argparse.ArgumentTypeError(f"“{text}”不是金额，请输入如 3000.01 的数字") from fault
