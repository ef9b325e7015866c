import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../bench/machine/free-port.ts'
import { startProcess } from '../../bench/machine/process/managed-process.ts'
import { environmentOf } from '../support/environment.ts'

/** A proxy that people put before a server, as they configure it for WebSockets. */
export type ProxyKind = {
  readonly program: string
  /** The text of its configuration: from one port to another, with its files in a directory of its own. */
  config(ports: { readonly from: number; readonly to: number }, directory: string): string
  /** What the program is called with. */
  arguments(configFile: string, directory: string): readonly string[]
}

export const haproxy: ProxyKind = {
  program: 'haproxy',
  config: ({ from, to }) => `
global
  maxconn 256
defaults
  mode http
  timeout connect 5s
  timeout client 30s
  timeout server 30s
  timeout tunnel 1h
frontend public
  bind 127.0.0.1:${from}
  default_backend chat
backend chat
  server chat 127.0.0.1:${to}
`,
  arguments: file => ['-db', '-f', file],
}

export const nginx: ProxyKind = {
  program: 'nginx',
  config: ({ from, to }, directory) => `
daemon off;
worker_processes 1;
pid ${directory}/nginx.pid;
error_log stderr;
events { worker_connections 256; }
http {
  access_log off;
  client_body_temp_path ${directory}/body;
  proxy_temp_path ${directory}/proxy;
  fastcgi_temp_path ${directory}/fastcgi;
  uwsgi_temp_path ${directory}/uwsgi;
  scgi_temp_path ${directory}/scgi;
  map $http_upgrade $connection_upgrade { default upgrade; '' close; }
  server {
    listen 127.0.0.1:${from};
    location / {
      proxy_pass http://127.0.0.1:${to};
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_read_timeout 1h;
    }
  }
}
`,
  arguments: (file, directory) => ['-p', directory, '-e', 'stderr', '-c', file],
}

/** Starts it in front of a port of this machine. */
export async function startProxy(
  { program, config, arguments: argumentsOf }: ProxyKind,
  to: number,
): Promise<AsyncDisposable & { readonly port: number }> {
  const directory = await mkdtemp(join(tmpdir(), `${program}-`))
  const port = await freePort()
  const file = join(directory, 'proxy.conf')
  await writeFile(file, config({ from: port, to }, directory))
  const running = await startProcess({
    name: program,
    command: { file: program, arguments: argumentsOf(file, directory) },
    environment: environmentOf({}),
    cwd: directory,
  })
  return {
    port,
    async [Symbol.asyncDispose]() {
      await running.stop()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
