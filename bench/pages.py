"""Server time of the main pages on 1, 8 and 800 agencies: it must not grow with the city."""

import os
import sys
import tempfile
import time
from statistics import median

PAGES = (
    "/",
    "/places/",
    "/zone/{zone}/",
    "/branches/{branch}/",
    "/branches/{branch}/year/",
    "/branches/{branch}/plan/",
    "/branches/{branch}/meetings/",
    "/branches/{branch}/ledger/",
    "/branches/{branch}/talks/",
    "/membership/branches/{branch}/dues/",
    "/search/?q=wang",
    "/me/",
)
REPEATS = 15


def measure(agencies):
    """Return the median milliseconds of every page, in a process of its own."""
    os.environ["ZHIBU_DATA_DIR"] = tempfile.mkdtemp()
    os.environ["DJANGO_SETTINGS_MODULE"] = "zhibu.site.settings"
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from django.core.management import call_command
    from django.test import Client

    from zhibu.apps.accounts.models import User
    from zhibu.demo.command import load

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    load(agencies=agencies)
    user = User.objects.select_related("person").get(username="secretary")
    place = user.person.affiliations.get(until=None)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    for page in PAGES:
        address = page.format(zone=place.zone_id, branch=place.branch_id)
        times = []
        for _ in range(REPEATS):
            begun = time.perf_counter()
            assert client.get(address).status_code == 200, address
            times.append((time.perf_counter() - begun) * 1000)
        print(f"{page} {median(times):.1f}", flush=True)


def main():
    import subprocess

    results = {}
    for agencies in (1, 8, 800):
        done = subprocess.run(
            [sys.executable, __file__, str(agencies)], capture_output=True, text=True, check=True
        )
        results[agencies] = dict(line.rsplit(" ", 1) for line in done.stdout.splitlines())
    print(
        "page                                  1 agency    8 agencies  800 agencies  (ms)   800/8"
    )
    for page in PAGES:
        one, eight, many = (float(results[n][page]) for n in (1, 8, 800))
        print(f"{page:<36}{one:10.1f}{eight:14.1f}{many:14.1f}{many / eight:14.2f}")


if __name__ == "__main__":
    measure(int(sys.argv[1])) if len(sys.argv) > 1 else main()
