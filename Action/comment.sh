#!/usr/bin/env bash
# Keeps one comment on the pull request up to date with SUMMARY. Where that is not possible, as with the token of a fork,
# it warns and ends well: the step summary has the same report.
set -euo pipefail

limit=65536

degrade() {
  echo "::warning title=planlint::$1 The report is in the summary of this job."
  exit 0
}

number=${PULL_REQUEST:-}
if [ -z "$number" ] && [ -r "${GITHUB_EVENT_PATH:-}" ]; then
  number=$(jq -r '.pull_request.number // .issue.number // empty' "$GITHUB_EVENT_PATH")
fi
if [ -z "$number" ]; then
  echo 'This run belongs to no pull request: no comment.'
  exit 0
fi
[[ $number =~ ^[0-9]+$ ]] || degrade "\"pull-request\" is no number."
[[ $COMMENT_KEY =~ ^[A-Za-z0-9._/-]+$ ]] || degrade "\"comment-key\" may hold letters, digits, and . _ / - only."
command -v gh >/dev/null || degrade 'gh is not on PATH, so there is no comment.'
[ -n "${GH_TOKEN:-}" ] || degrade 'There is no token, so there is no comment.'

# The body goes to gh through a file: a report does not fit into an argument, and arguments are for all to see.
marker="<!-- planlint $COMMENT_KEY -->"
body=$(mktemp "$RUNNER_TEMP/planlint-comment.XXXXXX")
{ printf '%s\n' "$marker"; cat "$SUMMARY"; } >"$body"
if [ "$(wc -c <"$body")" -gt "$limit" ]; then
  run="$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID"
  headline=$(grep -m 1 '^#' "$SUMMARY" | head -c 1000 || true)
  printf '%s\n%s\n\nThe report is too long for a comment: [the summary of the job](%s) has it.\n' \
    "$marker" "$headline" "$run" >"$body"
fi

# Only a comment that this action wrote: anybody can write one that begins with the marker.
export MARKER=$marker
comments="repos/$GITHUB_REPOSITORY/issues/$number/comments"
found=$(gh api --paginate "$comments?per_page=100" --jq \
  '.[] | select(.user.login == env.COMMENT_AUTHOR and (.body | startswith(env.MARKER))) | .id') \
  || degrade 'The comments of the pull request could not be read.'
id=$(head -n 1 <<<"$found")

if [ -n "$id" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field "body=@$body" \
    || degrade 'The comment could not be edited: the token needs pull-requests:write.'
else
  gh api --silent --method POST "$comments" --field "body=@$body" \
    || degrade 'The comment could not be written: the token needs pull-requests:write.'
fi
