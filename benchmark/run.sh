#!/usr/bin/env bash
#
# Prints two ratios of the real Embulk with the plugin, on this machine and each within one run:
# rows a second with 4 requests under way against 1, at a server that answers after 200 ms; and the
# time of a dry run against that of `output: null`, over the same CSV. Takes some minutes.
#
# Needs a JDK 17 or later and Maven 3.8.1 or later. Everything that it makes is in target.

set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: benchmark/run.sh [ROWS [TIMES]]

  ROWS   the rows to convert (500000)
  TIMES  how often to measure each time, of which the shortest counts (3)

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
run_class Throughput target/benchmark "${1:-500000}" "${2:-3}"
