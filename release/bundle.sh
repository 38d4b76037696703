#!/usr/bin/env bash
#
# Makes the bundle for Maven Central of the last commit: jar, sources, Javadoc, POM, bill of
# materials and checksums, laid out as a Maven repository. Installs the plugin from it into an empty
# folder and runs it there in the real Embulk. What is not committed is left out.
#
# Needs git, a JDK 17 or later and Maven 3.8.1 or later.

set -euo pipefail

# The jars record file modes, which must not depend on who makes them.
umask 022

usage() {
  cat <<'USAGE'
Usage: release/bundle.sh [--group-id GROUP] [DIRECTORY]

  DIRECTORY   an empty or new folder for the bundle (target/release/bundle, which is replaced)

Options:
  --group-id  build under this group id, which must be one of yours

Environment:
  JAVA_HOME   the JDK to use, instead of the java on the PATH
  MVN_ARGS    further arguments for Maven, such as -o or -Dmaven.repo.local=/somewhere
USAGE
}

fail() {
  printf '\nFAILED: %s\n' "$*" >&2
  exit 1
}

group=
directory=
while (($# > 0)); do
  case $1 in
    --group-id)
      group=${2:-}
      [[ $group =~ ^[A-Za-z0-9_.-]+$ ]] || fail "--group-id needs a group id, such as org.example"
      shift 2
      ;;
    -h | --help)
      usage
      exit
      ;;
    -*)
      usage >&2
      exit 2
      ;;
    *)
      directory=$(mkdir -p "$1" && cd "$1" && pwd)
      [[ -z $(ls -A "$directory") ]] || fail "$directory is not empty"
      shift
      ;;
  esac
done

cd "$(dirname "${BASH_SOURCE[0]}")/.."
if [[ -z $directory ]]; then
  directory=$PWD/target/release/bundle
  rm -rf "$directory"
  mkdir -p "$directory"
fi
mkdir -p target/release
work=$(mktemp -d "$PWD/target/release/source.XXXXXX")
trap 'rm -rf "$work"' EXIT

# As root, tar ignores the umask and takes the modes from the archive.
git -c tar.umask=0022 archive HEAD | tar -x -C "$work"
cd "$work"
if [[ -n $group ]]; then
  sed "s|<groupId>com\.treasuredata\.embulk\.plugins</groupId>|<groupId>$group</groupId>|" \
    pom.xml > pom.new
  mv pom.new pom.xml
  grep -q "<groupId>$group</groupId>" pom.xml || fail "pom.xml has another group id by now"
fi

printf '==> Building the bundle of %s, and running it\n' "$(git rev-parse --short HEAD)"
read -r -a arguments <<< "${MVN_ARGS:-}"
mvn -B -q -Prelease ${arguments[@]+"${arguments[@]}"} \
  -Dtest=NONE -Dsurefire.failIfNoSpecifiedTests=false \
  -Dit.test=InstalledPluginIT,ClassFilesIT,BundleIT verify || fail "see above"

# Central writes the list of versions by itself.
find target/bundle -name 'maven-metadata.xml*' -exec rm {} +
cp -R target/bundle/. "$directory"
printf '==> %s holds\n' "$directory"
(cd "$directory" && find . -type f | sort)
