"""Runs a command and notes the seconds it took, and those processors worked on it and on all it started.

    python3 measure.py FILE COMMAND…
"""

import ctypes
import os
import resource
import subprocess
import sys
import time

PR_SET_CHILD_SUBREAPER = 36


def main():
    file, *command = sys.argv[1:]
    # What its children leave behind, such as Spark's own process, becomes a child of this one, and is counted.
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    begun = time.monotonic()
    status = subprocess.run(command, check=False).returncode
    took = time.monotonic() - begun
    try:
        while True:
            os.wait()
    except ChildProcessError:
        pass
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    with open(file, "w", encoding="utf8") as noted:
        noted.write(f"{took:.2f} {used.ru_utime + used.ru_stime:.2f} {used.ru_maxrss // 1024}\n")
    sys.exit(status)


main()
