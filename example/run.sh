#!/usr/bin/env bash
#
# Runs the example on this machine: builds the plugin, takes the real Embulk from the Maven
# repository, starts a sandbox server in Amazon's place, runs `embulk run` over conversions.csv, and
# compares what Embulk reports with what the sandbox server received. With --shop, it runs over the
# dirty rows of export-from-a-shop.csv. With --dry-run, nothing must have reached the sandbox server.
#
# Needs a JDK 17 or later and Maven 3.8.1 or later. Everything that it makes is in target.

set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: example/run.sh [--shop | --audience] [--dry-run]

Options:
  --shop      run over rows as web shops export them, each dirty in its own way
  --audience  upload people to an audience, with the plugin amazon_ads
  --dry-run   convert and report, but send nothing, not even a token request

Environment:
  JAVA_HOME  the JDK to use, instead of the java on the PATH
  MVN_ARGS   further arguments for Maven, such as -o or -Dmaven.repo.local=/somewhere
USAGE
}

dry_run=
audience=
example=example/config.yml
sandbox=org.embulk.output.amazon_ads.sandbox.SandboxServer
while (($# > 0)); do
  case $1 in
    --shop)
      example=example/export-from-a-shop.yml
      shift
      ;;
    --audience)
      audience=yes
      example=example/audience.yml
      sandbox=org.embulk.output.amazon_ads.sandbox.audience.AudienceSandboxServer
      shift
      ;;
    --dry-run)
      dry_run=yes
      shift
      ;;
    -h | --help)
      usage
      exit 0
      ;;
    *)
      usage >&2
      exit 2
      ;;
  esac
done

cd "$(dirname "${BASH_SOURCE[0]}")/.."
readonly embulk=$PWD/target/embulk   # laid out by the build, see pom.xml
readonly work=$PWD/target/example    # made by this script
readonly template_url=http://127.0.0.1:8080
server=

say() {
  printf '\n==> %s\n' "$*"
}

fail() {
  printf '\nFAILED: %s\n' "$*" >&2
  exit 1
}

stop_server() {
  if [[ -n $server ]]; then
    kill "$server" 2> /dev/null || true
    wait "$server" 2> /dev/null || true
    server=
  fi
}
trap stop_server EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

find_tools() {
  java=java
  if [[ -n ${JAVA_HOME:-} ]]; then
    java=$JAVA_HOME/bin/java
  fi
  command -v "$java" > /dev/null || fail "there is no $java: install a JDK 17 or later"
  command -v mvn > /dev/null || fail "there is no mvn: install Maven 3.8.1 or later"
}

# Prints the lines of a file that holds a class path.
entries_of() {
  local entries
  IFS=: read -r -a entries < "$1"
  printf '%s\n' "${entries[@]}"
}

# Tells whether the last build still stands: no source is newer, and no library went away.
is_built() {
  local list entry
  [[ -e $work/built && -e $work/built.txt ]] || return 1
  [[ $(< "$work/built.txt") == "$PWD ${MVN_ARGS:-}" ]] || return 1
  [[ -z $(find pom.xml src -newer "$work/built" -print) ]] || return 1
  for list in "$embulk/host.classpath" "$embulk/test.classpath"; do
    [[ -e $list ]] || return 1
    while read -r entry; do
      [[ -e $entry ]] || return 1
    done < <(entries_of "$list")
  done
  [[ -e target/test-classes/${sandbox//.//}.class && -e $embulk/m2 && -e $embulk/home ]]
}

build() {
  mkdir -p "$work"
  if is_built; then
    say "The plugin is built, and nothing changed since"
    return
  fi
  say "Building the plugin and taking Embulk from the Maven repository"
  echo "(the first time, Maven downloads some 100 MB; that can take minutes)"
  local arguments
  read -r -a arguments <<< "${MVN_ARGS:-}"
  touch "$work/built.new"
  mvn -B -q -DskipTests -Dspotless.check.skip=true ${arguments[@]+"${arguments[@]}"} \
    pre-integration-test || fail "the plugin could not be built, see above"
  printf '%s\n' "$PWD ${MVN_ARGS:-}" > "$work/built.txt"
  mv "$work/built.new" "$work/built"
}

start_server() {
  say "Starting the sandbox server"
  rm -f "$work/sandbox.url" "$work/sandbox.summary"
  "$java" -cp "target/test-classes:target/classes:$(< "$embulk/test.classpath")" "$sandbox" \
    --url-file "$work/sandbox.url" --summary-file "$work/sandbox.summary" \
    > "$work/sandbox.log" 2>&1 &
  server=$!
  local tries
  for ((tries = 0; tries < 300; tries++)); do
    if [[ -s $work/sandbox.url ]]; then
      url=$(< "$work/sandbox.url")
      echo "It listens on $url and stands in for Amazon."
      return
    fi
    kill -0 "$server" 2> /dev/null || break
    sleep 0.1
  done
  cat "$work/sandbox.log" >&2
  fail "the sandbox server did not start"
}

run_embulk() {
  local config
  config=$(< "$example")
  config=${config//"$template_url"/$url}
  local difference="that address"
  if [[ -n $dry_run ]]; then
    config=${config/$'\nout:\n'/$'\nout:\n  dry_run: true\n'}
    [[ $config == *'dry_run: true'* ]] || fail "there is no out: in $example"
    difference+=" and dry_run: true"
  fi
  printf '%s\n' "$config" > "$work/config.yml"
  say "Running embulk run on target/example/config.yml, which is $example with $difference"
  local status=0
  "$java" -cp "$(< "$embulk/host.classpath")" org.embulk.cli.Main run "$work/config.yml" \
    -X "embulk_home=$embulk/home" -X "m2_repo=$embulk/m2" 2>&1 | tee "$work/embulk.log" || status=$?
  ((status == 0)) || fail "embulk ended with status $status"
}

show_what_was_received() {
  say "What the sandbox server received"
  stop_server
  [[ -s $work/sandbox.summary ]] || fail "the sandbox server left no summary, see $work/sandbox.log"
  cat "$work/sandbox.summary"
}

# Prints the number that follows the words in a file, in the first line that has them.
number_after() {
  local line
  while IFS= read -r line; do
    if [[ $line =~ (^|[^a-z])"$1: "([0-9]+) ]]; then
      echo "${BASH_REMATCH[2]}"
      return
    fi
  done < "$2"
  fail "there is no \"$1: \" in $2"
}

check() {
  say "Comparing the REPORT with that"
  local log=$work/embulk.log summary=$work/sandbox.summary
  [[ $(< "$log") == *'************* REPORT *************'* ]] || fail "there is no REPORT"
  local total skipped lost accepted
  total=$(number_after "Total records" "$log")
  skipped=$(number_after "total skip records" "$log")
  lost=$(number_after "total skip batches" "$log")
  accepted=$(number_after "accepted" "$summary")
  echo "Embulk reports $total records, of which it skipped $skipped, and $lost skipped batches."
  echo "The sandbox server accepted $accepted events."
  ((accepted > 0 && lost == 0 && total - skipped == accepted)) || fail "the numbers do not agree"
  echo "$total - $skipped = $accepted: every record is accounted for."
}

check_dry_run() {
  say "Comparing the REPORT with that"
  local log=$work/embulk.log summary=$work/sandbox.summary
  [[ $(< "$log") == *'************* REPORT (dry run: nothing was sent) *************'* ]] \
    || fail "there is no REPORT that says it was a dry run"
  [[ $(< "$log") == *'Sample event: {'* ]] || fail "there is no sample of the events"
  local total skipped to_send
  total=$(number_after "Total records" "$log")
  skipped=$(number_after "total skip records" "$log")
  to_send=$(number_after "Records to send" "$log")
  echo "Embulk reports $total records, of which it skipped $skipped, and ended with status 0."
  ((to_send > 0 && total - skipped == to_send)) || fail "the numbers do not agree"
  (($(number_after "token requests" "$summary") == 0)) || fail "it asked for a token"
  (($(number_after "events requests" "$summary") == 0)) || fail "it sent events"
  echo "The sandbox server received nothing."
}

check_audience() {
  say "Comparing the REPORT with that"
  local log=$work/embulk.log summary=$work/sandbox.summary
  [[ $(< "$log") == *'************* AUDIENCE INFO *************'* ]] || fail "there is no REPORT"
  local uploaded amc dsp
  if [[ -n $dry_run ]]; then
    [[ $(< "$log") == *'Sample record: {'* ]] || fail "there is no sample of the records"
    (($(number_after "Records to send" "$log") > 0)) || fail "there is nothing to send"
    (($(number_after "token requests" "$summary") == 0)) || fail "it asked for a token"
    (($(number_after "uploads" "$summary") == 0)) || fail "it sent records"
    echo "The sandbox server received nothing."
    return
  fi
  uploaded=$(number_after "Uploaded records" "$log")
  amc=$(number_after "members in AMC" "$summary")
  dsp=$(number_after "members in DSP" "$summary")
  echo "Embulk reports $uploaded uploaded records; the audience has $amc members in AMC, $dsp in the DSP."
  ((uploaded > 0 && amc == uploaded && dsp == uploaded)) || fail "the numbers do not agree"
  (($(number_after "violations" "$summary") == 0)) || fail "the sandbox server found violations"
}

find_tools
build
start_server
run_embulk
show_what_was_received
if [[ -n $audience ]]; then
  check_audience
elif [[ -n $dry_run ]]; then
  check_dry_run
else
  check
fi
