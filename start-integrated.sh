#!/bin/sh
# Starts the integrated deployment: page and socket in one process, which takes the place of this shell.
set -eu
cd "$(dirname "$0")"
exec node_modules/.bin/node integrated/server.ts
