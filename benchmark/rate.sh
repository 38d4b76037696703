#!/usr/bin/env bash
#
# Prints how much of a rate limit a job uses and how often it is refused, by simulation in virtual
# time: with 1 to 8 outputs, with and without Retry-After, with a limit that changes, and with
# refusals that have nothing to do with the rate. Takes a few seconds after the build.
#
# Needs a JDK 17 or later and Maven 3.8.1 or later. Everything that it makes is in target.

set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: benchmark/rate.sh

Environment:
  JAVA_HOME  the JDK to use, instead of the java on the PATH
  MVN_ARGS   further arguments for Maven, such as -o or -Dmaven.repo.local=/somewhere
USAGE
}

if [[ $# -gt 0 ]]; then
  usage
  exit
fi

cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=benchmark/java.sh
source benchmark/java.sh
find_tools
build
run_class Rate
