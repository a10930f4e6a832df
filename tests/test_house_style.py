"""Rules of the house that no linter knows."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
SAY_NOTHING = {"utils", "util", "helpers", "common", "misc", "tools", "stuff"}
WITHOUT_CARE = re.compile(
    r"pytest\.mark\.(skip|skipif|xfail)\b|pytest\.skip\(|#\s*(TODO|FIXME|XXX)\b"
    r"|NotImplementedError|\bassert True\b|\bunittest\.mock\b"
)
INLINE = re.compile(
    r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|javascript:"
    r"|<script\b(?![^>]*(?:\bsrc=|type=\"application/json\"))",
    re.I,
)
"""What the content security policy would block in the browser; JSON data is not run."""
ADDRESS = re.compile(r"https?://|--(extra-)?index-url|--find-links|file:|@\s*git", re.I)


def tracked(*patterns: str) -> list[Path]:
    """Our files that git knows or will know, without vendored ones."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    paths = [ROOT / name for name in listed if "/vendor/" not in name]
    return [path for path in paths if path.exists()]


def named(paths: list[Path]) -> list[str]:
    return [str(path.relative_to(ROOT)) for path in paths]


def test_no_file_is_two_rooms_in_one():
    # Migrations are written by Django and read by nobody.
    written = [
        path
        for path in tracked("*.py", "*.html", "*.css", "*.js")
        if path.parent.name != "migrations"
    ]
    too_long = [path for path in written if len(path.read_text().splitlines()) > LONGEST_FILE]
    assert named(too_long) == []


def test_no_function_is_longer_than_a_screen():
    too_long = []
    for path in tracked("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = node.end_lineno - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    too_long.append(f"{path.relative_to(ROOT)}:{node.name} {length}")
    assert too_long == []


def test_every_name_says_something():
    silent = [
        path
        for path in tracked("src/*", "tests/*", "scripts/*", "bench/*")
        if SAY_NOTHING & {part.removesuffix(".py") for part in path.relative_to(ROOT).parts}
    ]
    assert named(silent) == []


def test_nothing_is_unfinished_or_switched_off():
    careless = [
        path
        for path in tracked("src/*.py", "tests/*.py", "scripts/*", "bench/*.py")
        if path != Path(__file__) and WITHOUT_CARE.search(path.read_text())
    ]
    assert named(careless) == []


def test_templates_hold_no_inline_script_or_style():
    offending = [path for path in tracked("src/*.html") if INLINE.search(path.read_text())]
    assert named(offending) == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_lock_files_name_no_machine_or_registry(name):
    text = (ROOT / name).read_text()
    assert ADDRESS.findall(text) == []
    assert "--hash=sha256:" in text


def test_both_lock_files_agree():
    pinned = [
        dict(re.findall(r"^([\w.-]+(?:\[[\w,-]+\])?)==(\S+)", (ROOT / name).read_text(), re.M))
        for name in ("requirements.lock", "requirements-test.lock")
    ]
    assert pinned[0].items() <= pinned[1].items()
