#!/usr/bin/env bash
# Muster as a command: a folder of tables, and a filter between other programs.
#
#   Samples/command-line/example.sh [PROGRAM]     # muster, built with: swift build -c release
set -euo pipefail
muster=${1:-muster}
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT

cat > "$folder/news.jsonl" <<'END'
{"id": "1", "date": "2022-01-07", "body": "At least eight policemen were killed and 317 injured in Almaty on Thursday."}
{"id": "2", "date": "2022-01-08", "body": "Dozens of protesters were detained in Kyiv."}
END

# A file, or a folder of files, into tables.
"$muster" extract "$folder/news.jsonl" --field text=body --out "$folder/tables" --quiet
cut -d, -f1-3,5,6 "$folder/tables/tolls.csv"

# A document a line in, a result a line out.
"$muster" extract --from jsonl - --to jsonl - --field text=body --quiet < "$folder/news.jsonl" | cut -c1-100
