"""Reads BRANCH.json (docs/regulations.md): a branch in full, or a refusal that names the place."""

from pathlib import Path

from zhibu.core.regulations.branch import BranchFacts
from zhibu.files.json_file import FaultyFile, listed, read_json
from zhibu.regime.branch_facts import facts_of
from zhibu.regime.branch_links import broken_links
from zhibu.regime.branch_schema import faults

LARGEST_MIB = 5
"""A branch of fifty people through fifty years stays far below."""


def read_branch(path: Path) -> BranchFacts:
    """Return the branch described in a file.

    Raises:
        UnreadableFile: it is not there, too large, or not UTF-8.
        FaultyFile: it is not JSON, or anything in it is missing, unknown or contradicts
            the rest; every fault says where it is.
    """
    document = read_json(path, most_mib=LARGEST_MIB)
    found = faults(document) or broken_links(document)
    if found:
        raise FaultyFile(
            listed(path.name, found), hint="\n请改正后重试，写法见 docs/regulations.md。"
        )
    return facts_of(document)
