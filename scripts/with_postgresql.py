"""Run a command with DATABASE_URL naming a PostgreSQL server of its own.

The server lives in a temporary folder, listens on a socket there and nowhere else, runs as a
user without rights, and is gone when the command ends.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote


def programs() -> Path:
    """Return the folder of the newest installed server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        sys.exit("PostgreSQL is not installed: run scripts/install_test_tools first.")
    return Path(on_path).parent


def main(command: list[str]) -> int:
    """Start the server, run the command, stop the server; return the command's exit code."""
    as_user: list[str] = []
    folder = Path(tempfile.mkdtemp(prefix="zhibu-pg-"))
    if os.geteuid() == 0:  # the server refuses to run as root
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_user = ["runuser", "-u", "postgres", "--"]
    tools, data = programs(), folder / "data"
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server ends with us

    def server(*arguments: str) -> None:
        subprocess.run([*as_user, *arguments], check=True, cwd=folder, stdout=subprocess.DEVNULL)

    control = [str(tools / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log")]
    options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
    try:
        initdb = [str(tools / "initdb"), "-D", str(data), "-U", "zhibu", "-A", "trust"]
        server(*initdb, "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        server(*control, "-o", options, "start")
        address = f"postgresql://zhibu@{quote(str(folder), safe='')}/postgres"
        environment = {
            **os.environ,
            "DATABASE_URL": address,
            "ZHIBU_EXPECT_DATABASE": "postgresql",
        }
        return subprocess.run(command, check=False, env=environment).returncode
    except subprocess.CalledProcessError as error:
        log = folder / "log"
        sys.exit(f"{error}\n{log.read_text() if log.exists() else ''}")
    finally:
        if (data / "postmaster.pid").exists():
            server(*control, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
