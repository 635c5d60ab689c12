#!/usr/bin/env python3
"""Cinch and clang-repl 22 side by side, in one run: start, inputs, memory; and compiled loops against clang++.

    bench/run.py [--cinch target/release/cinch] [--runs 11] [--only NAME]

Needs Debian's clang-22. Commands alternate, so that both meet the same machine. Times are of the processor, which other
work on the machine changes little; a figure is the median, and a ratio below 1 says that Cinch is quicker or smaller.
"""
import argparse, os, re, resource, statistics, subprocess, sys, tempfile, time

parser = argparse.ArgumentParser()
parser.add_argument('--cinch', default='target/release/cinch')
parser.add_argument('--runs', type=int, default=11)
parser.add_argument('--only', default='')
args = parser.parse_args()
CLANG_REPL, CLANG = 'clang-repl-22', 'clang++-22'


def run(command, text=''):
    """Seconds of processor time and peak memory in MiB of one process that reads `text`."""
    with tempfile.TemporaryFile('w+') as source:
        source.write(text)
        source.seek(0)
        process = subprocess.Popen(command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        output = process.stdout.read().decode('utf-8', 'replace')
        _, status, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output, status


def pair(name, ours, theirs, text, goal, expect):
    """Alternates two commands on one text and prints medians and ratios of time and memory."""
    if args.only not in name:
        return
    a, b = [], []
    for _ in range(args.runs):
        for command, results, wanted in ((ours, a, expect[0]), (theirs, b, expect[1])):
            seconds, memory, output, _ = run(command, text)
            if wanted not in output:
                print(f'{name}: {command[0]} does not answer {wanted!r}:\n{output[-600:]}')
                return
            results.append((seconds, memory))
    ms = [statistics.median(r[0] for r in results) * 1e3 for results in (a, b)]
    mib = [statistics.median(r[1] for r in results) for results in (a, b)]
    print(f'{name:34} {ms[0]:9.2f} ms {ms[1]:9.2f} ms  ratio {ms[0] / ms[1]:5.2f} (goal {goal})   '
          f'{mib[0]:6.1f} MiB {mib[1]:6.1f} MiB  ratio {mib[0] / mib[1]:5.2f}')


# What is declared, input by input; what is timed; what it leaves in `result`.
KERNELS = {
    'fib(38)': ('int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }', 'result = fib(38);', '39088169'),
    'axpy': ("""double xs[4096], ys[4096];
double axpy(int repeat) { for (int i = 0; i < 4096; i++) { xs[i] = i; ys[i] = 1; }
  for (int r = 0; r < repeat; r++) for (int i = 0; i < 4096; i++) ys[i] += 0.5 * xs[i];
  double sum = 0; for (int i = 0; i < 4096; i++) sum += ys[i]; return sum; }""", 'result = axpy(200000);', '838656004096'),
    'neurons': ("""#include <vector>
class NeuronUpdater { public: void update(double* v, double* I, int n, double dt, double tau) { for (int i = 0; i < n; i++) { v[i] += dt * (-v[i] / tau + I[i]); } } };
std::vector<double> v(4096), I(4096, 0.5);
NeuronUpdater u;""", """for (int t = 0; t < 100000; t++) u.update(v.data(), I.data(), 4096, 0.1, 10.0);
for (double x : v) result += x * 1000;""", '20480000'),
    'matrix product': ("""#include <vector>
std::vector<double> a(512 * 512, 1.5), b(512 * 512, 2.0), c(512 * 512);
double product(int i, int k) { return a[i * 512 + k]; }""", """for (int i = 0; i < 512; i++) for (int k = 0; k < 512; k++) { double x = product(i, k);
  for (int j = 0; j < 512; j++) c[i * 512 + j] += x * b[k * 512 + j]; }
for (double x : c) result += x;""", '402653184'),
    'stencil': ("""#include <vector>
std::vector<double> grid(512 * 512, 1.0), next(512 * 512, 1.0);
double average(const std::vector<double> &g, int at) { return 0.25 * (g[at - 1] + g[at + 1] + g[at - 512] + g[at + 512]); }""", """for (int t = 0; t < 200; t++) {
  for (int y = 1; y < 511; y++) for (int x = 1; x < 511; x++) next[y * 512 + x] = average(grid, y * 512 + x);
  grid.swap(next); }
for (double x : grid) result += x;""", '262144'),
    'exp and sin': ("""#include <vector>
#include <cmath>
std::vector<double> angles(4096, 0.0), waves(4096);""", """for (int r = 0; r < 2000; r++) for (int i = 0; i < 4096; i++) waves[i] += std::exp(angles[i]) + std::sin(angles[i]);
for (double x : waves) result += x;""", '8192000'),
    'sum of ints': ("""#include <vector>
#include <numeric>
std::vector<int> numbers(1 << 16, 3);""", """long total = 0;
for (int r = 0; r < 10000; r++) total += std::accumulate(numbers.begin(), numbers.end(), r & 1);
result = total;""", '1966085000'),
    'bodies': ("""#include <vector>
#include <cmath>
struct Bodies { std::vector<double> x, y, vx, vy; int n;
  Bodies(int n) : x(n), y(n), vx(n), vy(n), n(n) { for (int i = 0; i < n; i++) { x[i] = i; y[i] = i * 2 % 7; } }
  void step(double dt) {
    for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) {
      double dx = x[j] - x[i], dy = y[j] - y[i], d = dx * dx + dy * dy + 1, f = dt / (d * std::sqrt(d));
      vx[i] += dx * f; vy[i] += dy * f; }
    for (int i = 0; i < n; i++) { x[i] += vx[i] * dt; y[i] += vy[i] * dt; } } };
Bodies bodies(500);""", """for (int t = 0; t < 200; t++) bodies.step(0.0);
for (int i = 0; i < bodies.n; i++) result += bodies.x[i];""", '124750'),
    'words': ("""#include <string>
#include <map>
std::map<std::string, int> counts;""", """for (int i = 0; i < 1000000; i++) { std::string word = "w"; word += std::to_string(i % 5000); counts[word]++; }
for (const auto &[word, n] : counts) result += n;""", '1000000'),
}


def kernels():
    """Processor time inside the program: typed line by line at the prompt, and compiled by clang++."""
    for name, (declarations, timed, wanted) in KERNELS.items():
        if args.only not in name:
            continue
        program = f'''#include <time.h>
#include <stdio.h>
double now() {{ struct timespec t; clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t); return t.tv_sec + t.tv_nsec * 1e-9; }}
{declarations}
double result = 0;
'''
        body = f'{{ double start = now();\n{timed}\nprintf("%.0f %.6f\\n", result, now() - start); }}'
        with tempfile.TemporaryDirectory() as folder:
            source, binary = os.path.join(folder, 'a.cc'), os.path.join(folder, 'a')
            with open(source, 'w') as f:
                f.write(program + 'int main() ' + body + '\n')
            subprocess.run([CLANG, '-O3', '-march=native', source, '-o', binary], check=True)
            ours, theirs = [], []
            for _ in range(max(3, args.runs // 2)):
                for command, results, text in (([args.cinch], ours, program + body + '\n'), ([binary], theirs, '')):
                    output = run(command, text)[2]
                    found = re.search(r'^(\d+) ([0-9.]+)$', output, re.M)
                    if not found or found.group(1) != wanted:
                        print(f'{name}: {command[0]} answers\n{output[-400:]}')
                        return
                    results.append(float(found.group(2)))
        a, b = statistics.median(ours), statistics.median(theirs)
        ratio, best = a / b, min(ours) / min(theirs)
        print(f'{name:34} {a * 1e3:9.2f} ms {b * 1e3:9.2f} ms  ratio {ratio:5.2f}, of the best runs {best:5.2f} '
              f'(goal 1.05, against clang++ -O3 -march=native)')


def session():
    """10,000 inputs in one session: time and memory per input at the start and at the end."""
    if args.only not in '10000 inputs':
        return
    n = 10000
    process = subprocess.Popen([args.cinch], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def memory():
        with open(f'/proc/{process.pid}/status') as f:
            return int(re.search(r'VmRSS:\s+(\d+)', f.read()).group(1))

    marks = []
    process.stdin.write('int x = 0;\n')
    for i in range(n + 1):
        if i % 1000 == 0:
            process.stdin.write('x\n')
            process.stdin.flush()
            process.stdout.readline()
            marks.append((time.perf_counter(), memory()))
        process.stdin.write('x += 1;\n')
    process.stdin.close()
    process.wait()
    times = [b[0] - a[0] for a, b in zip(marks, marks[1:])]
    growth = (marks[-1][1] - marks[1][1]) / (n - 1000)
    print(f'{"10000 inputs":34} first 1000: {times[0]:.2f} ms each, last 1000: {times[-1]:.2f} ms each, '
          f'ratio {times[-1] / times[0]:.2f} (goal 1.3); {growth:.2f} KiB each (goal 8)')


print(f'{"":34} {"Cinch":>12} {"clang-repl":>12}')
pair('start to first value', [args.cinch], [CLANG_REPL], '1 + 1\n', 0.35, ('(int) 2', '(int) 2'))
simple = 'int x = 5;\n' + ''.join(f'x + {i}\n' for i in range(100))
pair('100 simple inputs', [args.cinch], [CLANG_REPL], simple, 0.35, ('(int) 104', '(int) 104'))
vector = '#include <vector>\nstd::vector<int> v = {1, 2, 3, 4, 5};\nv.size()\n'
pair('<vector>, first v.size()', [args.cinch], [CLANG_REPL], vector, 0.6, ('(unsigned long) 5', ') 5'))
five = ''.join(f'#include <{name}>\n' for name in ('iostream', 'vector', 'string', 'map', 'algorithm')) + '1 + 1\n'
pair('five headers', [args.cinch], [CLANG_REPL], five, 0.6, ('(int) 2', '(int) 2'))
library = ('#include <vector>\n#include <map>\n#include <string>\nstd::vector<int> v; std::map<std::string, int> m; std::string s;\n' +
           ''.join(f'v.push_back({i}); s += "x"; m[s] = v.size();\nv.size() + m.size() + s.size()\n' for i in range(30)))
pair('60 inputs with the library', [args.cinch], [CLANG_REPL], library, 0.5, ('(unsigned long) 90', ') 90'))
kernels()
session()
