"""`python -m zhibu`: the same as the command `zhibu`."""

import sys

from zhibu.cli import main

sys.exit(main())
