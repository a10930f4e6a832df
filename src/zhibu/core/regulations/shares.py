"""Shares of a number of people in percent, in whole numbers: the two ways the texts count."""


def at_least(whole: int, percent: int) -> int:
    """The least number that is not below a share (半数以上, 不少于)."""
    return -(-whole * percent // 100)


def more_than(whole: int, percent: int) -> int:
    """The least number above a share (超过半数)."""
    return whole * percent // 100 + 1
