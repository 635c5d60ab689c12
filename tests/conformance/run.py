#!/usr/bin/env python3
"""GCC 12's own tests under Cinch.

    tests/conformance/run.py [--cinch target/release/cinch] [--suite accept|coroutines|dg|lib|reject|torture]... [--match TEXT] [--floor dg=0.85,lib=0.75]

A test is a program with a `main`: `cinch -std=STD [-DNAME]... FILE` must exit with 0. `manifest.tsv` lists those that g++ 12
itself passes when it compiles them as plain C++ at -O0, with their standard and definitions, and whether clang++ 22 passes
them as well. The tests of the suites `accept` and `reject` are only compiled (`-fsyntax-only`): the first hold valid files, the
second files that must get an error, as g++ 12 and clang++ 22 agree. The sources come from Debian's package gcc-12-source; they are unpacked into ~/.cache/cinch-conformance
and are not part of this project. The exit status is 1 when the share that passes is below a floor.
"""
import argparse
import collections
import concurrent.futures
import os
import signal
import subprocess
import sys
import tarfile
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCES = os.path.expanduser('~/.cache/cinch-conformance/gcc-12.2.0')
ARCHIVE = '/usr/src/gcc-12/gcc-12.2.0-dfsg.tar.xz'
FOLDERS = ('gcc/testsuite/g++.dg', 'gcc/testsuite/gcc.c-torture/execute', 'libstdc++-v3/testsuite')

COMPILED = ('accept', 'reject')

Row = collections.namedtuple('Row', 'suite path std defines clang')
Result = collections.namedtuple('Result', 'row status seconds message')


def unpack():
    """Unpacks the tests of GCC's source package, once."""
    if os.path.isdir(SOURCES):
        return
    if not os.path.exists(ARCHIVE):
        sys.exit("GCC's tests are not here: apt-get install gcc-12-source")
    os.makedirs(os.path.dirname(SOURCES), exist_ok=True)
    with tarfile.open(ARCHIVE) as archive:
        for member in archive:
            if member.name.split('/', 1)[-1].startswith(FOLDERS):
                archive.extract(member, os.path.dirname(SOURCES))


def run(cinch, limit, row):
    """Runs one test in a folder of its own, in a process group that ends with it."""
    command = [cinch, '-std=' + row.std, *row.defines.split()]
    if row.suite in COMPILED:
        command.append('-fsyntax-only')
    if row.suite == 'lib':
        command += ['-I', os.path.join(SOURCES, 'libstdc++-v3/testsuite/util')]
    command.append(os.path.join(SOURCES, row.path))
    start = time.monotonic()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors,
                                   start_new_session=True)
        try:
            status = str(process.wait(limit))
        except subprocess.TimeoutExpired:
            status = 'timeout'
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        errors.seek(0)
        text = errors.read(20000).decode('utf-8', 'replace')
    message = next((line.strip() for line in text.splitlines() if 'error' in line), '')[:200]
    if row.suite == 'reject':
        status = {'0': 'accepted', '1': '0'}.get(status, status)
    if 'internal error' in text:
        status = 'internal error'
    return Result(row, status, time.monotonic() - start, message)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--cinch', default='target/release/cinch')
    parser.add_argument('--suite', action='append')
    parser.add_argument('--match', default='', help='a part of the path')
    parser.add_argument('--jobs', type=int, default=2)
    parser.add_argument('--limit', type=float, default=20, help='seconds for one test')
    parser.add_argument('--out', help='a table of all results')
    parser.add_argument('--floor', default='', help='SUITE=SHARE,...')
    args = parser.parse_args()
    unpack()
    with open(os.path.join(HERE, 'manifest.tsv')) as manifest:
        rows = [Row(*line.rstrip('\n').split('\t')) for line in list(manifest)[1:]]
    rows = [row for row in rows if (not args.suite or row.suite in args.suite) and args.match in row.path]
    cinch = os.path.abspath(args.cinch)
    with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
        results = list(pool.map(lambda row: run(cinch, args.limit, row), rows))
    if args.out:
        with open(args.out, 'w') as out:
            for result in results:
                print(*result.row[:2], result.status, f'{result.seconds:.2f}', result.message, sep='\t', file=out)
    reasons = collections.Counter(result.message for result in results if result.status != '0')
    for message, count in reasons.most_common(25):
        print(f'{count:5d}  {message or "(no message)"}')
    floors = dict(floor.split('=') for floor in args.floor.split(',') if floor)
    is_low = False
    for suite in sorted({row.suite for row in rows}):
        of_suite = [result for result in results if result.row.suite == suite]
        passed = sum(result.status == '0' for result in of_suite)
        clang = sum(row.clang == 'pass' for row in rows if row.suite == suite)
        print(f'{suite}: {passed} of {len(of_suite)} pass ({passed / len(of_suite):.1%}); clang++ 22 passes {clang}')
        is_low |= passed / len(of_suite) < float(floors.get(suite, 0))
    passed = sum(result.status == '0' for result in results)
    print(f'{passed} passed, {len(results) - passed} failed')
    sys.exit(1 if is_low else 0)


if __name__ == '__main__':
    main()
