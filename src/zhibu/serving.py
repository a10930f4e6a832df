"""Serve the product on this machine: the website and its background worker together."""

import argparse
import errno
import logging
import os
import signal
import socket
import subprocess
import sys
import threading
from types import FrameType

from django.core.management import call_command

from zhibu.core.refusals import Refusal

THREADS = 8
WORKER_POLL_SECONDS = 0.5
RESTART_AFTER_SECONDS = 2


class PortTaken(Refusal):
    """Another program listens on the address."""

    code = "serving.port-taken"

    def __init__(self, host: str, port: int) -> None:
        """Name the address."""
        super().__init__(
            f"{host}:{port} 已被其他程序占用。",
            hint="请先关闭它，或用 zhibu serve --port 8001 换一个端口。",
        )


class AddressUnusable(Refusal):
    """The machine has no such address, or ordinary users may not use the port."""

    code = "serving.address-unusable"

    def __init__(self, host: str, port: int, reason: OSError) -> None:
        """Name the address and what the system says."""
        super().__init__(
            f"不能使用地址 {host}:{port}（{reason.strerror}）。",
            hint="请用本机的地址，端口用 1024 以上，例如 zhibu serve --port 8000。",
        )


class Worker:
    """The background worker: its own process, started again should it die."""

    def __init__(self) -> None:
        """Prepare; nothing runs yet."""
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._keep_running, daemon=True)

    def start(self) -> None:
        """Start working in the background."""
        self._thread.start()

    def stop(self) -> None:
        """Let the task at hand finish, then end the process."""
        self._stopping.set()
        if self._process and self._process.poll() is None:
            self._process.terminate()
        self._thread.join(timeout=10)

    def _keep_running(self) -> None:
        command = [
            *(sys.executable, "-m", "django", "db_worker"),
            *("--interval", str(WORKER_POLL_SECONDS), "--no-startup-delay"),
        ]
        while not self._stopping.is_set():
            # A session of its own: Ctrl-C reaches the server, which then stops the worker.
            self._process = subprocess.Popen(command, start_new_session=True)  # noqa: S603
            self._process.wait()
            self._stopping.wait(RESTART_AFTER_SECONDS)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the options of `zhibu serve`."""
    parser.add_argument("--host", default="127.0.0.1", help="地址，默认 127.0.0.1")
    parser.add_argument("--port", type=int, default=8000, help="端口，默认 8000")
    parser.add_argument("--no-demo", action="store_true", help="数据库为空时不装入示例数据")
    parser.add_argument("--no-worker", action="store_true", help="后台任务另行启动，这里不管")


def run(options: argparse.Namespace) -> int:
    """Migrate, load the demo zone into an empty database, and serve until stopped.

    Raises:
        PortTaken: another program listens on the address.
    """
    _refuse_taken_port(options.host, options.port)
    _prepare(with_demo=not options.no_demo)
    import waitress  # noqa: PLC0415 -- only serving needs it

    from zhibu.site.wsgi import application  # noqa: PLC0415 -- after migrating

    logging.getLogger("waitress").setLevel(logging.ERROR)
    server = waitress.create_server(
        application, host=options.host, port=options.port, threads=THREADS
    )
    worker = None if options.no_worker else Worker()
    _stop_on(signal.SIGTERM, signal.SIGHUP)
    port = getattr(server, "effective_port", options.port)  # tells which one, after --port 0
    sys.stdout.write(f"支部已启动：http://{options.host}:{port}  （按 Ctrl-C 停止）\n")
    sys.stdout.flush()
    try:
        if worker:
            worker.start()
        server.run()  # returns on KeyboardInterrupt
    finally:
        if worker:
            worker.stop()
    return 0


def _stop_on(*signals: signal.Signals) -> None:
    """Let these signals end the server as Ctrl-C does: a closed terminal, a service manager."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for wanted in signals:
        signal.signal(wanted, stop)


def _prepare(*, with_demo: bool) -> None:
    """Bring the database up to date and, when it is empty, to life."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from zhibu.apps.accounts.models import User  # noqa: PLC0415 -- apps must be ready

    if with_demo:
        from zhibu.demo.command import load_if_empty  # noqa: PLC0415 -- apps must be ready

        load_if_empty()
    elif not User.objects.exists():
        sys.stdout.write("还没有账号：请另开一个窗口运行 zhibu keeper 用户名，开通系统管理员。\n")


def _refuse_taken_port(host: str, port: int) -> None:
    """Raise PortTaken or AddressUnusable before anything is done."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortTaken(host, port) from error
            raise AddressUnusable(host, port, error) from error
