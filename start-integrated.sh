#!/bin/sh
# Starts the integrated deployment: page and socket in one process, which takes the place of this shell.
set -eu
cd "$(dirname "$0")"
node=node_modules/.bin/node
[ -x "$node" ] || node=node
exec "$node" run.js integrated/server.ts "$@"
