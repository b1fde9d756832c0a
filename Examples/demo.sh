#!/usr/bin/env bash
# Shows planlint on a real plan: somebody turned off the encryption of a database.
set -u
planlint=$1
plan=Fixtures/demo/tfplan.json

if [ -t 1 ]; then bold=$'\e[1m' plain=$'\e[0m'; else bold='' plain=''; fi
run() {
  printf '%s$ planlint%s%s\n\n' "$bold" "$(printf ' %s' "$@")" "$plain"
  "$planlint" "$@"
  code=$?
  printf '\n%s(exit code %s)%s\n\n' "$bold" "$code" "$plain"
}

cat <<TEXT
${bold}A pull request turns off storage_encrypted of a database. What does its plan really do?${plain}

TEXT
run "$plan" --as-of 2026-11-23T16:00:00Z
verdict=$code

cat <<TEXT
${bold}The same for the pull request, its first lines:${plain}

TEXT
markdown=$("$planlint" "$plan" --as-of 2026-11-23T16:00:00Z --format markdown)
printf '%s\n\n' "$(printf '%s\n' "$markdown" | head -n 20)"

# The demonstration worked if planlint blocked that plan.
[ "$verdict" -eq 1 ]
