#!/usr/bin/env bash
#
# Measures with JMH, in one run: the conversion of a row to an event, each normalizer, and the floor,
# which is a loop of the same digests, their hexadecimal text and a copy of the event's bytes. The
# conversion and the floor are measured without the virtual machine's SHA intrinsics, too. Prints the
# ratios and writes all figures to target/benchmark/conversion.json. Takes two minutes.
#
# Needs a JDK 17 or later and Maven 3.8.1 or later. Everything that it makes is in target.

set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: benchmark/conversion.sh [FORKS [SECONDS]]

  FORKS    how many virtual machines to start for each, one after the other (1)
  SECONDS  how long each warms up, and how long it is then measured (5)

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
build_benchmarks
run_benchmark ConversionRatios target/benchmark "${1:-1}" "${2:-5}"
