#!/usr/bin/env bash
#
# Draws what benchmark/run.sh has measured into docs: rows a second against requests in flight, and
# time against rows beside `output: null`.
#
# Needs a JDK 17 or later, Maven 3.8.1 or later, and target/benchmark/throughput.json.

set -euo pipefail

if [[ ${1:-} == -* ]]; then
  printf 'Usage: benchmark/plots.sh [FILE]\n\n  FILE  the figures (target/benchmark/throughput.json)\n'
  exit
fi

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmark/java.sh
source benchmark/java.sh
find_tools
build_benchmarks
run_benchmark Plots "${1:-target/benchmark/throughput.json}" docs
