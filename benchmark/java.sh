# Sourced by the scripts beside it: builds the plugin, and runs a class of its tests.

fail() {
  printf '\nFAILED: %s\n' "$*" >&2
  exit 1
}

find_tools() {
  java=java
  if [[ -n ${JAVA_HOME:-} ]]; then
    java=$JAVA_HOME/bin/java
  fi
  command -v "$java" > /dev/null || fail "there is no $java: install a JDK 17 or later"
  command -v mvn > /dev/null || fail "there is no mvn: install Maven 3.8.1 or later"
}

build() {
  printf '==> Building the plugin and taking Embulk from the Maven repository\n'
  local arguments
  read -r -a arguments <<< "${MVN_ARGS:-}"
  mvn -B -q -DskipTests -Dspotless.check.skip=true ${arguments[@]+"${arguments[@]}"} \
    pre-integration-test || fail "the plugin could not be built, see above"
}

# Runs a class of the package benchmark with its arguments.
run_class() {
  local name=$1
  shift
  "$java" -cp "target/test-classes:target/classes:$(< target/embulk/test.classpath)" \
    "org.embulk.output.amazon_ads.benchmark.$name" "$@"
}

# Builds the plugin, its tests and what is in src/benchmark.
build_benchmarks() {
  printf '==> Building the plugin and its benchmarks\n'
  local arguments
  read -r -a arguments <<< "${MVN_ARGS:-}"
  mvn -B -q -Pbenchmark -Dspotless.check.skip=true ${arguments[@]+"${arguments[@]}"} test-compile \
    dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/benchmark/classpath \
    || fail "the benchmarks could not be built, see above"
}

# Runs a class of src/benchmark with its arguments.
run_benchmark() {
  local name=$1
  shift
  "$java" -cp "target/test-classes:target/classes:$(< target/benchmark/classpath)" \
    "org.embulk.output.amazon_ads.benchmark.$name" "$@"
}
