#!/usr/bin/env bash
# Runs load tests with nothing but bash and k6. See --help.
#
# k6 exits with 0 in cases that are no success: every iteration threw, nothing was sent, every request or check failed,
# a thresholded metric has no sample, arrivals were dropped, too many requests or checks failed and the script sets no
# limit on them. This runner looks for each in the summary and then exits with 99, as for a breached threshold; 3 when the
# generator, not the target, was too slow.
set -uo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
results="${RESULTS_DIR:-$here/results}"
k6="${K6_BIN:-k6}"

usage() {
  cat <<'HELP'
Usage: run-loadtest.sh [--list | --help] [--points] [--no-house-limits] [NAME...]

Runs the named load tests of src/, or all of them, one after the other.

  --list     print the names of the tests and stop
  --points   also keep every sample, in results/points/ (about 3 kB for each request)
  --help     this text
  --no-house-limits
             do not judge a script that sets no limit on http_req_failed, or on checks, by rate<0.05 and rate>0.95. Here
             they are held against the whole run: k6's summary does not tell iterations from setup and teardown, and
             counts no request as failed where the script has no response callback

Settings, by environment:
  BASE                 system under test (default http://localhost:8080)
  MODEL                model to ask for (default jan-v1-4b)
  SINGLE_RUN=true      one iteration of the whole flow, instead of the rates below
  DURATION_MIN         length in minutes (default 1)
  NONSTREAM_RPS        arrivals per second of whole answers (default 1)
  STREAM_RPS           arrivals per second of streamed answers (default 1)
  HEALTH_RPS           arrivals per second of health checks (default 1)
  API_KEY              speak as the owner of this key instead of as a guest
  LOADTEST_TOKEN       sent as x-loadtest-token
  DEBUG=true           show answers, never tokens
  K6_BIN               the k6 to use (default: k6 on PATH)
  RESULTS_DIR          where results go (default: results/ beside this script)
  K6_PROMETHEUS_RW_SERVER_URL   also send the metrics there; see grafana/README.md

Writes results/<test>_<stamp>.json (k6's summary) and .log.
Exit code: k6's own (0 passed, 99 thresholds, 107 script exception, 108 aborted, ...), 99 also for a success that is
not true, 3 when the generator was the bottleneck, 2 for a wrong call. Of several tests: the first that is not 0.
HELP
}

list() {
  local file name
  for file in "$here"/src/*.js; do
    name="$(basename "$file" .js)"
    if [[ -f "$file" && "$name" != _* ]]; then echo "$name"; fi
  done
}

# Reads k6's summary export: one sentence on stdout for each reason why an exit code of 0 is not the truth.
doubts() {
  awk -v house="$house" '
    # The export is indented by four spaces a level, one key to a line: "metrics" holds a block for each metric.
    /^    "[a-z_]+": \{/ { section = $1 }
    section != "\"metrics\":" { next }
    /^        "/ && /\{$/ { metric = $0; sub(/^ *"/, "", metric); sub(/": \{$/, "", metric); shape = ""; next }
    /^            "/ {
      key = $0; sub(/^ *"/, "", key); sub(/": .*$/, "", key)
      number = $0; sub(/^.*": /, "", number); sub(/,$/, "", number)
      value[metric, key] = number
      if (key == "thresholds") { judged[metric] = 1; base = metric; sub(/\{.*/, "", base); limited[base] = 1 }
      if (key == "avg") trend[metric] = 1
      if (key == "passes") rate[metric] = 1
    }
    END {
      requests = value["http_reqs", "count"] + 0
      if (requests == 0) print "no request was made"
      # The rate of http_req_failed "passes" when a request failed.
      failed = value["http_req_failed", "passes"] + 0
      if (requests > 0 && failed == requests) print "all " requests " requests failed"
      passes = value["checks", "passes"] + 0; fails = value["checks", "fails"] + 0
      if (fails > 0 && passes == 0) print "all " fails " checks failed"
      if (house == "yes" && failed < requests && !("http_req_failed" in limited) && failed / requests >= 0.05)
        print failed " of " requests " requests failed, where the limit of the house is rate<0.05"
      if (house == "yes" && passes > 0 && !("checks" in limited) && passes / (passes + fails) <= 0.95)
        print fails " of " (passes + fails) " checks failed, where the limit of the house is rate>0.95"
      for (metric in judged) {
        samples = -1
        if (metric in trend) samples = value[metric, "count"] + 0
        if (metric in rate) samples = value[metric, "passes"] + value[metric, "fails"]
        if (samples == 0) print "the thresholds on " metric " held over no sample"
      }
      dropped = value["dropped_iterations", "count"] + 0; done = value["iterations", "count"] + 0
      if (dropped > 0 && dropped / (dropped + done) > 0.01)
        print "dropped " dropped " of " (dropped + done) " iterations"
    }' "$1"
}

run() {
  local name="$1" stamp summary log code
  stamp="$(date +%Y%m%d-%H%M%S)-$$"
  summary="$results/${name}_$stamp.json"
  log="$results/${name}_$stamp.log"
  local arguments=(run --quiet --no-usage-report --no-color --address ''
    --summary-trend-stats 'avg,min,med,max,p(90),p(95),p(99),count' --summary-export "$summary")
  if [[ -n "$points" ]]; then
    mkdir -p "$results/points"
    arguments+=(--out "json=$results/points/${name}_$stamp.ndjson")
  fi
  if [[ -n "${K6_PROMETHEUS_RW_SERVER_URL:-}" ]]; then
    arguments+=(--out experimental-prometheus-rw)
    # What the dashboards of grafana/ read: a percentile of each series alone cannot be added up.
    export K6_PROMETHEUS_RW_TREND_AS_NATIVE_HISTOGRAM="${K6_PROMETHEUS_RW_TREND_AS_NATIVE_HISTOGRAM:-true}"
  fi

  echo "== $name against ${BASE:-http://localhost:8080}"
  "$k6" "${arguments[@]}" "$here/src/$name.js" 2>&1 | tee "$log"
  code="${PIPESTATUS[0]}"
  judge "$name" "$code" "$summary" "$log"
}

judge() {
  local name="$1" code="$2" summary="$3" log="$4" reasons='' thrown
  if [[ "$code" == 0 ]]; then
    if [[ -s "$summary" ]]; then reasons="$(doubts "$summary")"; else reasons='k6 wrote no summary'; fi
    # A promise that is rejected and caught by nobody has no source; what a script prints ends with its own.
    thrown="$(grep -E 'source=stacktrace|level=error msg="Uncaught \(in promise\)' "$log" | grep -cv 'source=console$')"
    if [[ "$thrown" != 0 ]]; then reasons+="${reasons:+$'\n'}$thrown iterations threw an exception"; fi
    if [[ -n "$reasons" ]]; then
      code=99
      # Only the generator was at fault when it ran out of virtual users and nothing else was wrong.
      if [[ "$reasons" == dropped* && "$reasons" != *$'\n'* ]] && grep -q 'Insufficient VUs' "$log"; then code=3; fi
    fi
  fi
  if [[ "$code" == 0 ]]; then
    echo "PASSED $name: $summary"
  else
    echo "NOT PASSED $name (exit code $code): $log" >&2
    if [[ -n "$reasons" ]]; then sed 's/^/  - /' <<<"$reasons" >&2; fi
  fi
  return "$code"
}

points=''
house=yes
names=()
for argument in "$@"; do
  case "$argument" in
    --help | -h) usage; exit 0 ;;
    --list) list; exit 0 ;;
    --points) points=yes ;;
    --no-house-limits) house=no ;;
    -*) echo "Unknown option $argument; see --help." >&2; exit 2 ;;
    *) names+=("$(basename "$argument" .js)") ;;
  esac
done

known="$(list)"
for name in ${names[@]+"${names[@]}"}; do
  if ! grep -qxF -- "$name" <<<"$known"; then
    echo "There is no load test \"$name\". There are:" >&2
    sed 's/^/  /' <<<"$known" >&2
    exit 2
  fi
done
if ! command -v "$k6" >/dev/null; then
  echo "k6 is not found as \"$k6\": install it (https://grafana.com/docs/k6) or set K6_BIN." >&2
  exit 127
fi
if [[ ${#names[@]} == 0 ]]; then
  # Not mapfile: the bash of macOS does not have it.
  while read -r name; do names+=("$name"); done <<<"$known"
fi

mkdir -p "$results"
worst=0
for name in "${names[@]}"; do
  run "$name"
  code=$?
  if [[ "$worst" == 0 ]]; then worst=$code; fi
  # Interrupted by a person: the next test is not started.
  if [[ "$code" == 105 || "$code" == 130 ]]; then break; fi
done
exit "$worst"
