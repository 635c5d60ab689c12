#!/usr/bin/env python3
"""Runs the programs of this folder, each a use of one well-known C++ library, under Cinch and as g++ makes them, and compares
what they print. By hand: the first line of a program names the Debian package that it needs, without which it is skipped, and
the standard when that is not C++17.

    tests/libraries/run.py [--cinch PATH] [NAME...]
"""

import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
FLAGS = ["-I/usr/include/eigen3"]
FIRST_LINE = r"// Packages: (\S+?)\.(?: Standard: (\d+)\.)?(?: Links: (.*)\.)?$"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cinch", default=HERE.parent.parent / "target/release/cinch", type=pathlib.Path)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    failed = 0
    for program in sorted(HERE.glob("*.cc")):
        if options.names and program.stem not in options.names:
            continue
        first_line = program.open().readline().strip()
        package, standard, links = re.match(FIRST_LINE, first_line).groups()
        links = (links or "").split()
        flags = [f"-std=gnu++{standard or 17}", *FLAGS]
        with tempfile.TemporaryDirectory() as scratch:
            native = pathlib.Path(scratch) / "a.out"
            compiled = subprocess.run(["g++", *flags, str(program), "-o", str(native), *links], capture_output=True)
            if compiled.returncode != 0:
                print(f"{program.stem}: skipped, g++ cannot compile it (package {package})")
                continue
            wanted = subprocess.run([str(native)], capture_output=True)
        start = time.monotonic()
        command = ["timeout", "120", str(options.cinch), *flags, *links, str(program)]
        got = subprocess.run(command, capture_output=True)
        took = time.monotonic() - start
        if (got.stdout, got.returncode) == (wanted.stdout, wanted.returncode):
            print(f"{program.stem}: the same, {took:.1f} s")
        else:
            failed += 1
            first = got.stderr.decode(errors="replace").splitlines()[:1]
            print(f"{program.stem}: DIFFERENT, {took:.1f} s {' '.join(first)[:160]}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
