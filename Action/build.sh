#!/usr/bin/env bash
# Builds planlint from the action's own sources into FOLDER, unless the cache had it, and puts it on PATH.
set -euo pipefail

if [ ! -x "$FOLDER/planlint" ]; then
  swift build -c release --product planlint --package-path "$GITHUB_ACTION_PATH" --scratch-path "$RUNNER_TEMP/planlint-build"
  mkdir -p "$FOLDER"
  cp "$RUNNER_TEMP/planlint-build/release/planlint" "$FOLDER/planlint"
fi
echo "$FOLDER" >>"$GITHUB_PATH"
