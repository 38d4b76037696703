#!/usr/bin/env bash
#
# Measures the real Embulk with the plugin, on this machine, each figure as a ratio within one run:
# what a job of one row takes longer; export and dry run against `output: null`; rows a second of one
# output under latency; how the time of a row and the heap grow with ten times the rows; and people of
# an audience against conversions, and against what 4 uploads in flight or one core can do. Prints them
# and writes all figures to target/benchmark/throughput.json. Takes ten minutes, with growth over
# 1,000,000 rows half an hour.
#
# Needs a JDK 17 or later and Maven 3.8.1 or later. Everything that it makes is in target.

set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: benchmark/run.sh [ROWS [TIMES [FIGURE...]]]

  ROWS    the rows to convert (1000000)
  TIMES   how often to measure each time, of which the shortest counts (3)
  FIGURE  start, export, latency, growth or audience (start export latency)

Environment:
  JAVA_HOME  the JDK to use, instead of the java on the PATH
  MVN_ARGS   further arguments for Maven, such as -o or -Dmaven.repo.local=/somewhere
USAGE
}

if [[ ${1:-} == -* ]]; then
  usage
  exit
fi

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmark/java.sh
source benchmark/java.sh
find_tools
build
figures=("${@:3}")
[[ $# -gt 2 ]] || figures=(start export latency)
run_class Throughput target/benchmark "${1:-1000000}" "${2:-3}" "${figures[@]}"
