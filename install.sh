#!/usr/bin/env bash
#
# Builds Embulk with both plugins of this project into a new folder: the inputs "file" and "config",
# the parsers "csv" and "json" and the output "null" are in there as well. Embulk then starts by
# bin/embulk of that folder, which needs Java alone.
#
# Needs a JDK 17 or later and Maven 3.8.1 or later. Everything else that it makes is in target.

set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: ./install.sh DIRECTORY

  DIRECTORY  a new or empty folder, such as ~/embulk

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

find_tools() {
  local java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" > /dev/null || fail "there is no $java: install a JDK 17 or later"
  command -v mvn > /dev/null || fail "there is no mvn: install Maven 3.8.1 or later"
}

# Prints the lines of a file that holds a class path.
entries_of() {
  local entries
  IFS=: read -r -a entries <<< "$(< "$1")"
  printf '%s\n' "${entries[@]}"
}

# Tells whether the last build still stands: no source is newer, and no library went away.
is_built() {
  local list entry
  [[ -e $built/stamp && -e $built/stamp.txt ]] || return 1
  [[ $(< "$built/stamp.txt") == "$PWD ${MVN_ARGS:-}" ]] || return 1
  [[ -z $(find pom.xml src -newer "$built/stamp" -print) ]] || return 1
  for list in "$built/host.classpath" "$built/test.classpath"; do
    [[ -e $list ]] || return 1
    while read -r entry; do
      [[ -e $entry ]] || return 1
    done < <(entries_of "$list")
  done
  [[ -e target/classes && -e target/test-classes && -e $built/m2 && -e $built/home ]]
}

build() {
  if is_built; then
    say "The plugins are built, and nothing changed since"
    return
  fi
  say "Building the plugins and taking Embulk from the Maven repository"
  echo "(the first time, Maven downloads some 100 MB; that can take minutes)"
  local arguments
  read -r -a arguments <<< "${MVN_ARGS:-}"
  mkdir -p "$built"
  touch "$built/stamp.new"
  mvn -B -q -DskipTests -Dspotless.check.skip=true ${arguments[@]+"${arguments[@]}"} \
    pre-integration-test || fail "the plugins could not be built, see above"
  printf '%s\n' "$PWD ${MVN_ARGS:-}" > "$built/stamp.txt"
  mv "$built/stamp.new" "$built/stamp"
}

lay_out() {
  mkdir -p "$directory/lib" "$directory/bin" "$directory/home" "$directory/m2"
  local jar
  while read -r jar; do
    cp "$jar" "$directory/lib"
  done < <(entries_of "$built/host.classpath")
  cp -R "$built/home/." "$directory/home"
  cp -R "$built/m2/." "$directory/m2"
  cat > "$directory/bin/embulk" <<'EMBULK'
#!/bin/sh
root=$(cd "$(dirname "$0")/.." && pwd)
exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" -cp "$root/lib/*" org.embulk.cli.Main "$@" \
  -X "embulk_home=$root/home" -X "m2_repo=$root/m2"
EMBULK
  chmod +x "$directory/bin/embulk"
}

case ${1:-} in
  -h | --help)
    usage
    exit 0
    ;;
  '' | -*)
    usage >&2
    exit 2
    ;;
esac
(($# == 1)) || {
  usage >&2
  exit 2
}

directory=$1
[[ $directory == /* ]] || directory=$PWD/$directory
[[ ! -e $directory || -d $directory ]] || fail "$1 is a file: name a new folder"
[[ ! -d $directory || -z $(ls -A "$directory") ]] \
  || fail "$1 is not empty: name a new folder, or remove that one first"

cd "$(dirname "${BASH_SOURCE[0]}")"
readonly built=$PWD/target/embulk # laid out by the build, see pom.xml
find_tools
build
lay_out
say "Embulk with both plugins is in $1. Start it with $1/bin/embulk run CONFIG"
