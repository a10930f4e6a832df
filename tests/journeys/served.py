"""The product as a user starts it: `zhibu serve` in a process and a data folder of its own."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
START_SECONDS = 300
STOP_SECONDS = 60


@dataclass(frozen=True)
class Account:
    """One account of the demo zone, as `zhibu demo --accounts` lists it."""

    username: str
    password: str
    role: str
    name: str


@dataclass
class Served:
    """A running website with its worker; `stop` ends both and tells what went wrong inside."""

    folder: Path
    with_demo: bool
    address: str = ""
    accounts: list[Account] = field(default_factory=list)

    def start(self) -> "Served":
        """Start on a free port and wait until the address is printed."""
        arguments = ["serve", "--port", "0", *([] if self.with_demo else ["--no-demo"])]
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "zhibu", *arguments],
                env=self._environment(),
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.address = self._printed_address()
        if self.with_demo:
            listed = json.loads(self.command("demo", "--accounts", "--format", "json"))
            self.accounts = [Account(**account) for account in listed]
        return self

    def stop(self) -> None:
        """Stop as Ctrl-C does; fail when it does not end well or an error was logged."""
        self._process.send_signal(signal.SIGINT)
        code = self._process.wait(timeout=STOP_SECONDS)
        written = self.log.read_text()
        assert code == 0, f"zhibu serve ended with {code}:\n{written}"
        assert "Traceback" not in written, f"an error on the server:\n{written}"

    def command(self, *arguments: str) -> str:
        """Run another `zhibu` command on the same data; return what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "zhibu", *arguments],
            env=self._environment(),
            cwd=ROOT,
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def account(self, role: str) -> Account:
        """Return the first demo account with this role."""
        for account in self.accounts:
            if account.role == role:
                return account
        known = sorted({account.role for account in self.accounts})
        raise LookupError(f"no demo account has the role {role!r}; there are {known}")

    @property
    def log(self) -> Path:
        """All that the website and its worker print."""
        return self.folder.with_suffix(".log")

    def _environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        return {**kept, "ZHIBU_DATA_DIR": str(self.folder), "PYTHONUNBUFFERED": "1"}

    def _printed_address(self) -> str:
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            if found := re.search(r"http://[\w.:]+", self.log.read_text()):
                return found[0]
            if self._process.poll() is not None:
                break
            time.sleep(0.05)
        self._process.kill()
        raise RuntimeError(f"zhibu serve did not start:\n{self.log.read_text()}")
