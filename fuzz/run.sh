#!/usr/bin/env bash
#
# Fuzzes the plugin with Jazzer: each class in src/test that is named *Fuzz, one after the other.
# An input that makes one fail is written to target/fuzz/findings, and the script fails in the end.
# It belongs into fuzz/seeds then, which `mvn test` runs, so that it is never found again.
#
# Needs a JDK 17 or later and Maven 3.8.1 or later. Everything that it makes is in target; what it
# has learned of the code is kept there for the next run.

set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: fuzz/run.sh [MINUTES [TARGET...]]

  MINUTES  how long to run in all (10)
  TARGET   a class to run, such as RowConverterFuzz (all of them)

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

minutes=${1:-10}
[[ $minutes =~ ^[1-9][0-9]*$ ]] || fail "the minutes must be a whole number, but were $minutes"

printf '==> Building the plugin, its tests and the class path\n'
read -r -a arguments <<< "${MVN_ARGS:-}"
mvn -B -q -Pfuzz -Dspotless.check.skip=true ${arguments[@]+"${arguments[@]}"} test-compile \
  dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/fuzz/classpath \
  || fail "the plugin could not be built, see above"

mapfile -t classes < <(cd target/test-classes && find . -name '*Fuzz.class' | sort \
  | sed -e 's|^\./||' -e 's|\.class$||' -e 's|/|.|g')
targets=()
for class in "${classes[@]}"; do
  if [[ $# -lt 2 || " ${*:2} " == *" ${class##*.} "* ]]; then
    targets+=("$class")
  fi
done
[[ ${#targets[@]} -gt 0 ]] || fail "there is no target ${*:2}"
seconds=$((minutes * 60 / ${#targets[@]}))

failed=()
for class in "${targets[@]}"; do
  name=${class##*.}
  folder=target/fuzz/$name
  findings=target/fuzz/findings/$name
  mkdir -p "$folder" "$findings"
  printf '==> %s, for %s s\n' "$name" "$seconds"
  # Only the plugin is instrumented, so that no target is led to what its own checks look for. The
  # hook would report the connection to the target's own server.
  if "$java" -Xmx1g -cp "target/test-classes:target/classes:$(< target/fuzz/classpath)" \
    com.code_intelligence.jazzer.Jazzer --target_class="$class" \
    --instrumentation_includes='org.embulk.output.amazon_ads.**' \
    --instrumentation_excludes='org.embulk.output.amazon_ads.fuzz.**' \
    --custom_hook_includes='org.embulk.output.amazon_ads.**' \
    --custom_hook_excludes='org.embulk.output.amazon_ads.fuzz.**' \
    --disabled_hooks=com.code_intelligence.jazzer.sanitizers.ServerSideRequestForgery \
    --reproducer_path="$findings" -artifact_prefix="$findings/" -dict=fuzz/words.dict \
    -max_total_time="$seconds" -timeout=10 -max_len=4096 -rss_limit_mb=4096 -print_final_stats=1 \
    "$folder" "fuzz/seeds/$name" > "$folder.log" 2>&1; then
    grep -E '^stat::number_of_executed_units|^stat::average_exec' "$folder.log" || true
  else
    failed+=("$name")
    grep -E -A 8 '^== Java (Exception|Assertion Error)|^==[0-9]+== ERROR' "$folder.log" | cut -c 1-400 \
      || tail -n 20 "$folder.log"
    printf 'The whole output is in %s, the input in %s\n' "$folder.log" "$findings"
  fi
done

[[ ${#failed[@]} -eq 0 ]] || fail "${failed[*]}"
printf '==> Nothing was found\n'
