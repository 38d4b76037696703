#!/usr/bin/env bash
#
# Mutation testing with PIT: changes the plugin's code in one place at a time, and counts how many of
# the changes the tests notice. Prints the share of each package and every change that went
# unnoticed, and fails if a package is below 95 %.
#
# A small package takes some minutes, all of them more than an hour on two cores. The tests that take
# longest are left out, see the profile in pom.xml.
#
# Needs a JDK 17 or later and Maven 3.8.1 or later. Everything that it makes is in target/mutation,
# a report as HTML too.

set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: mutation/run.sh [PACKAGE...]

  PACKAGE  command, config, conversion, convert, deliver, report, text, or root (all of
           them); or a package in one of them: convert/normalize, convert/row, deliver/auth,
           deliver/error, deliver/events, deliver/http, deliver/retry

Environment:
  THRESHOLD  the share to reach in each package, in percent (95)
  JAVA_HOME  the JDK to use, instead of the java on the PATH
  MVN_ARGS   further arguments for Maven, such as -o or -Dmaven.repo.local=/somewhere, or
             -Dmutation.tests=org.embulk.output.amazon_ads.conversion.* to run no other
             tests: faster, and a share that is too low rather than too high
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

base=org.embulk.output.amazon_ads
packages=("$@")
[[ $# -gt 0 ]] || packages=(command config conversion convert deliver report text root)
alternatives=()
for package in "${packages[@]}"; do
  if [[ $package == root ]]; then
    alternatives+=('[A-Z].*')
  else
    [[ -d src/main/java/${base//./\/}/$package ]] || fail "there is no package $package"
    alternatives+=("${package//\//[.]}[.].*")
  fi
done
classes="~${base//./[.]}[.]($(IFS='|' && printf '%s' "${alternatives[*]}"))"

mkdir -p target
printf '==> Mutating %s\n' "${packages[*]}"
read -r -a arguments <<< "${MVN_ARGS:-}"
mvn -B -q -Pmutation -Dspotless.check.skip=true ${arguments[@]+"${arguments[@]}"} \
  -Dmutation.classes="$classes" test-compile org.pitest:pitest-maven:mutationCoverage \
  > target/mutation.log 2>&1 || fail "PIT failed, see target/mutation.log"
# A change in the path of a file of rejected records makes tests write here; their date is fixed.
rm -f ./20261121T*.output-*.jsonl

printf '==> Changes that no test noticed\n'
awk -F, '$6 != "KILLED" && $6 != "TIMED_OUT" && $6 != "MEMORY_ERROR" && $6 != "RUN_ERROR" {
  sub(/.*[.]/, "", $3)
  print $1 ":" $5 " " $4 ": " $3 ($6 == "NO_COVERAGE" ? ", never run" : "")
}' target/mutation/mutations.csv | sort

printf '==> Noticed\n'
awk -F, -v base="$base." -v threshold="${THRESHOLD:-95}" '
  {
    name = substr($2, length(base) + 1)
    package = name ~ /^[a-z]/ ? substr(name, 1, index(name, ".") - 1) : "root"
    all[package]++
    if ($6 == "KILLED" || $6 == "TIMED_OUT" || $6 == "MEMORY_ERROR" || $6 == "RUN_ERROR") {
      noticed[package]++
    }
  }
  END {
    for (package in all) {
      share = 100 * noticed[package] / all[package]
      printf "%-8s %4d of %4d, %.1f %%\n", package, noticed[package], all[package], share
      low = low || share < threshold
    }
    exit low
  }' target/mutation/mutations.csv || fail "a package is below ${THRESHOLD:-95} %"
