"""A code tree as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from zhibu.core.refusals import Refusal

LONGEST_NAME, LONGEST_DEFINITION, MOST_CODES, DEEPEST = 80, 1000, 2000, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeNode:
    """A code with those under it; `guid` keeps its identity between programs ('' unknown)."""

    name: str
    definition: str = ""
    guid: str = ""
    children: tuple["CodeNode", ...] = field(default=())


class BadCodebook(Refusal):
    """A file that is no codebook, or one with a fault, named by its line or element."""

    code: ClassVar[str] = "coding.bad-codebook"

    def __init__(self, message: str, hint: str = "请在原来的软件里改好后重新导出。") -> None:
        """Say what and where."""
        super().__init__(message, hint=hint)


def walk(nodes: tuple[CodeNode, ...]) -> Iterator[CodeNode]:
    """Yield every node, each before those under it."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def checked(nodes: tuple[CodeNode, ...]) -> tuple[CodeNode, ...]:
    """Return the tree when it can be kept.

    Raises:
        BadCodebook: empty, too large, too deep, or two codes of a name under one parent.
    """
    if not nodes:
        raise BadCodebook("文件里没有编码。")
    if sum(1 for _node in walk(nodes)) > MOST_CODES:
        raise BadCodebook(f"编码超过{MOST_CODES}个。", hint="请分成几个文件。")
    _check_level(nodes, "", 1)
    return nodes


def _check_level(nodes: tuple[CodeNode, ...], above: str, depth: int) -> None:
    if depth > DEEPEST:
        raise BadCodebook(f"“{above}”下面的层数超过{DEEPEST}层。")
    seen: set[str] = set()
    for node in nodes:
        where = f"“{above}”下面" if above else "最上层"
        if node.name in seen:
            raise BadCodebook(f"{where}有两个编码都叫“{node.name}”。")
        seen.add(node.name)
        if len(node.name) > LONGEST_NAME:
            raise BadCodebook(f"编码“{node.name[:20]}…”的名称超过{LONGEST_NAME}个字。")
        if len(node.definition) > LONGEST_DEFINITION:
            raise BadCodebook(f"编码“{node.name}”的含义超过{LONGEST_DEFINITION}个字。")
        _check_level(node.children, node.name, depth + 1)
