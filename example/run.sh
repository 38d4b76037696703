#!/usr/bin/env bash
#
# Runs a config, one of the examples or your own, on this machine: builds Embulk with both plugins,
# starts a sandbox server in Amazon's place, runs `embulk run`, and compares what Embulk reports with
# what the sandbox server received. Nothing goes to Amazon.
#
# The config stays as it is. Embulk runs a copy of it with the address and the login of the sandbox
# server in the place of the output's own; the copy is deleted in the end, since the config of an
# input may have secrets as well.
#
# Needs a JDK 17 or later and Maven 3.8.1 or later. Everything that it makes is in target.

set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: example/run.sh [--config FILE | --shop | --audience] [--dry-run] [--fault STATUS]

Options:
  --config FILE   run your own config, in the folder where you are
  --shop          run over rows as web shops export them, each dirty in its own way
  --audience      upload people to an audience, with the plugin amazon_ads
  --dry-run       convert and report, but send nothing, not even a token request
  --fault STATUS  let the sandbox server answer its first three requests for events or uploads
                  with this status, from 400 to 599

Environment:
  JAVA_HOME  the JDK to use, instead of the java on the PATH
  MVN_ARGS   further arguments for Maven, such as -o or -Dmaven.repo.local=/somewhere
USAGE
}

say() {
  printf '\n==> %s\n' "$*"
}

fail() {
  printf '\nFAILED: %s\n' "$*" >&2
  exit 1
}

here=$PWD
own=
made_up=
example=example/config.yml
dry_run=
fault=
while (($# > 0)); do
  case $1 in
    --config)
      own=${2:-}
      [[ -n $own ]] || fail "--config needs a file, such as my.yml"
      shift 2
      ;;
    --shop)
      example=example/export-from-a-shop.yml
      shift
      ;;
    --audience)
      example=example/audience.yml
      shift
      ;;
    --dry-run)
      dry_run=yes
      shift
      ;;
    --fault)
      fault=${2:-}
      [[ $fault =~ ^[45][0-9][0-9]$ ]] || fail "--fault needs a status from 400 to 599, such as 503"
      shift 2
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
if [[ -n $own ]]; then
  config=$own
  [[ $config == /* ]] || config=$here/$config
  [[ -f $config ]] || fail "there is no file $own"
  [[ $config != *.liquid ]] || fail "$own is a template: put the values in, and name it .yml"
else
  own=$example
  config=$PWD/$example
  here=$PWD
  made_up=yes
fi
readonly work=$PWD/target/example # made by this script
readonly copy=$work/config.yml
server=

end() {
  stop_server
  rm -f "$copy"
}

stop_server() {
  if [[ -n $server ]]; then
    kill "$server" 2> /dev/null || true
    wait "$server" 2> /dev/null || true
    server=
  fi
}
trap end EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

start_server() {
  say "Starting the sandbox server"
  rm -f "$work/sandbox.url" "$work/sandbox.summary"
  local options=(--config "$config" --copy "$copy")
  options+=(--url-file "$work/sandbox.url" --summary-file "$work/sandbox.summary")
  [[ -z $made_up ]] || options+=(--made-up true)
  [[ -z $dry_run ]] || options+=(--dry-run true)
  [[ -z $fault ]] || options+=(--fault "$fault")
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" \
    -cp "target/test-classes:target/classes:$(< target/embulk/test.classpath)" \
    org.embulk.output.amazon_ads.sandbox.server.SandboxServer "${options[@]}" \
    > "$work/sandbox.log" 2>&1 &
  server=$!
  local tries
  for ((tries = 0; tries < 300; tries++)); do
    if [[ -s $work/sandbox.url ]]; then
      echo "It listens on $(< "$work/sandbox.url") and stands in for Amazon."
      return
    fi
    kill -0 "$server" 2> /dev/null || break
    sleep 0.1
  done
  cat "$work/sandbox.log" >&2
  fail "the sandbox server did not start"
}

run_embulk() {
  say "Running embulk run on $own${dry_run:+ with dry_run: true}"
  echo "(in $here, with the address and the login of the sandbox server)"
  status=0
  (cd "$here" && exec "$work/embulk/bin/embulk" run "$copy") 2>&1 | tee "$work/embulk.log" \
    || status=$?
}

show_what_was_received() {
  say "What the sandbox server received"
  stop_server
  [[ -s $work/sandbox.summary ]] || fail "the sandbox server left no summary, see $work/sandbox.log"
  cat "$work/sandbox.summary"
}

# Prints the number that follows one of the words in a file, in the last line that has one, or nothing.
number_after() {
  local line number='' pattern="(^|[^a-z])($1): ([0-9]+)"
  while IFS= read -r line; do
    if [[ $line =~ $pattern ]]; then
      number=${BASH_REMATCH[3]}
    fi
  done < "$2"
  echo "$number"
}

check() {
  say "Comparing the REPORT with that"
  local log=$work/embulk.log summary=$work/sandbox.summary
  local total reported received
  total=$(number_after "Total records" "$log")
  [[ -n $total ]] || fail "there is no REPORT"
  ((total > 0)) || fail "the input had no rows: is its path right, as seen from $here?"
  reported=$(number_after "Records to send" "$log")
  if [[ -n $reported ]]; then
    echo "It is that of a dry run. Of $total records, Embulk would have sent $reported."
    (($(number_after "token requests" "$summary") == 0)) || fail "it asked for a token"
    (($(number_after "requests" "$summary") == 0)) || fail "it sent something"
    echo "The sandbox server received nothing."
    return
  fi
  reported=$(number_after "Accepted records|Uploaded records" "$log")
  received=$(number_after "accepted|records" "$summary")
  echo "Of $total records, Embulk reports that $reported were accepted."
  echo "The sandbox server accepted $received."
  ((reported == received)) || fail "the numbers do not agree"
  [[ $(number_after "violations" "$summary") =~ ^0?$ ]] || fail "the sandbox server found violations"
}

rm -rf "$work/embulk"
./install.sh "$work/embulk"
umask 077
start_server
run_embulk
show_what_was_received
((status == 0)) || fail "embulk ended with status $status: its last lines above say why"
check
