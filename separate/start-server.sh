#!/bin/sh
# Starts the socket server of the separate deployment.
set -eu
cd "$(dirname "$(readlink -f "$0")")/.."
exec npm run --silent start:ws
