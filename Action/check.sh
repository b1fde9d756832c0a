#!/usr/bin/env bash
# Judges the plans of PLAN_PATHS, one a line, writes the step summary, and hands on what came of it; the verdict itself ends a later step.
# Outputs: exit-code, report and summary, and where there is a report verdict, blocking, findings and changes.
set -euo pipefail

folder=$(mktemp -d "$RUNNER_TEMP/planlint-report.XXXXXX")
report=$folder/report.json
summary=$folder/summary.md

# A comment has at most 65,536 bytes; some are for the marker that finds it again.
arguments=(--max-bytes 65000 --output "json=$report" --output "markdown=$summary")
[ -z "${CONFIG:-}" ] || arguments+=(--config "$CONFIG")
[ -z "${FAIL_ON:-}" ] || arguments+=(--fail-on "$FAIL_ON")
[ -z "${UNIT:-}" ] || arguments+=(--unit "$UNIT")
plans=()
while IFS= read -r plan; do
  # Carriage returns and surrounding blanks are the workflow file's, not the path's.
  plan="${plan#"${plan%%[![:space:]]*}"}"
  plan="${plan%"${plan##*[![:space:]]}"}"
  [ -z "$plan" ] || plans+=("$plan")
done <<<"$PLAN_PATHS"

code=0
if [ ${#plans[@]} -eq 0 ]; then
  echo '::error title=planlint::The input "plans" names no plan.'
  code=2
else
  planlint check "${arguments[@]}" -- "${plans[@]}" || code=$?
fi
# A program that crashed or was killed judged nothing.
[ "$code" -le 2 ] || code=2

if [ ! -s "$summary" ]; then
  printf '## planlint could not judge the plan\n\nIt ended with exit code %s and without a report. The log of this job says why.\n' \
    "$code" >"$summary"
  [ "$code" -ne 0 ] || code=2
fi
cat "$summary" >>"$GITHUB_STEP_SUMMARY"

{
  echo "exit-code=$code"
  echo "summary=$summary"
  if [ -s "$report" ]; then
    echo "report=$report"
    jq -r '"verdict=\(.verdict)", "blocking=\(.blocking)", "findings=\(.summary.findings | tojson)",
      "changes=\(.summary | del(.findings) | tojson)"' "$report"
  else
    echo 'verdict=incomplete'
  fi
} >>"$GITHUB_OUTPUT"
