#!/usr/bin/env bash
#
# Runs the real Embulk over input that nobody should have, in a dry run under -Xmx256m: rows of 1 MB,
# 1,000 columns that nothing uses, and nothing but invalid rows. Prints how much longer twice as many
# rows take, which is 2 where the time is linear, and how many lines are logged.
#
# Needs a JDK 17 or later and Maven 3.8.1 or later. Everything that it makes is in target.

set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: benchmark/bad-input.sh [ROWS]

  ROWS  the invalid rows, and twice as many (5000000)

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
run_class BadInput target/benchmark "${1:-5000000}"
