#!/bin/sh
# Starts the socket server of the separate deployment, in the place of this shell.
set -eu
cd "$(dirname "$(readlink -f "$0")")/.."
exec node_modules/.bin/node separate/server.ts
