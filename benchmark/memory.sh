#!/usr/bin/env bash
#
# Sends 5,000,000 rows through the real Embulk under -Xmx256m to a sandbox server, and prints how
# much of the heap was in use. Takes some minutes, and 2 GB of disk for the rows.
#
# Needs a JDK 17 or later and Maven 3.8.1 or later. Everything that it makes is in target.

set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: benchmark/memory.sh [ROWS]

  ROWS  the rows to send (5000000)

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
run_class Memory target/benchmark "${1:-5000000}"
