#!/bin/sh
# Starts the integrated deployment: page and socket in one process.
set -eu
cd "$(dirname "$0")"
exec npm run --silent start:integrated
