#!/usr/bin/env bash
# Takes the planlint on PATH; where there is none, says where the one of this action is built.
# Outputs: folder and key (a digest of the sources) where it has to be built.
set -euo pipefail

if program=$(command -v planlint); then
  echo "Using $program, $("$program" --version)."
  exit 0
fi
if ! command -v swift >/dev/null; then
  echo "::error title=planlint::No planlint and no swift on PATH. Install planlint before this step, or run it on an image with Swift 6.2 or later."
  exit 1
fi

cd "$GITHUB_ACTION_PATH"
key=$({ swift --version 2>/dev/null; find Package.swift Sources -type f -print0 | sort -z | xargs -0 cat; } \
  | git hash-object --stdin)
folder=$RUNNER_TEMP/planlint-$key
echo "key=$key" >>"$GITHUB_OUTPUT"
echo "folder=$folder" >>"$GITHUB_OUTPUT"
