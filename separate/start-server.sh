#!/bin/sh
# Starts the socket server of the separate deployment, in the place of this shell.
set -eu
cd "$(dirname "$(readlink -f "$0")")/.."
node=node_modules/.bin/node
[ -x "$node" ] || node=node
exec "$node" run.js separate/server.ts "$@"
