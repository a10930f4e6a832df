"""LibreOffice for the tests: what Word users will see, on paper."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

SECONDS = 180


def to_pdf(paths: Sequence[Path], folder: Path) -> list[Path]:
    """Convert documents to PDF in `folder`, all in one start of the office.

    The office keeps its profile in `folder` too: nothing of the machine's own is used.
    """
    profile = (folder / "office-profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    run = subprocess.run(
        [*command, "--outdir", str(folder), *map(str, paths)],
        check=False,
        capture_output=True,
        text=True,
        timeout=SECONDS,
    )
    made = [folder / f"{path.stem}.pdf" for path in paths]
    missing = [path.name for path in made if not path.exists()]
    assert not missing, f"LibreOffice made no {missing}: {run.stdout}{run.stderr}"
    return made
