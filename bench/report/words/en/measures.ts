import type { FaultMeasureKind } from '../../../measures/fault-measures.ts'
import type { NamedMeasure } from '../../../measures/registry.ts'
import type { PageMs } from '../../../plan/scenarios/page-loads.ts'
import { slo } from '../../../plan/slo.ts'

const lateBesidePagesOf = (pageMs: PageMs) =>
  `Tokens later than ${slo.addedDelayMs} ms beside pages of ${pageMs} ms of CPU, beyond those without pages`

const lateBeside = {
  'late-tokens-beside-5-ms-pages': lateBesidePagesOf(5),
  'late-tokens-beside-50-ms-pages': lateBesidePagesOf(50),
  'late-tokens-beside-200-ms-pages': lateBesidePagesOf(200),
}

/** What a measure is called. */
export const measures: Readonly<Record<NamedMeasure['name'], string>> = {
  'memory-at-zero': 'Memory without connections',
  'memory-idle': 'Memory with all connections idle',
  'memory-per-connection': 'Memory per idle connection',
  'memory-streaming': 'Memory while streaming',
  'cpu-per-token': 'CPU per token, streams alone',
  'relative-cpu-per-token': 'CPU per token ÷ that of mock, load and probe, streams alone',
  'relative-cpu-per-token-beside-pages':
    'CPU per token ÷ that of mock, load and probe, pages included, streams beside pages',
  'cpu-per-token-beside-pages': 'CPU per token, pages included, streams beside pages',
  'cpu-per-page': 'CPU per page',
  'added-delay-p99': 'Added delay of a token, p99, streams alone',
  'added-delay-p99-beside-pages': 'Added delay of a token, p99, beside page load',
  'token-delay-rise': 'Token delay beside page load ÷ alone',
  'tokens-over-20-ms-beside-pages': 'Tokens later than 20 ms, beside page load',
  'tokens-over-50-ms-beside-pages': 'Tokens later than 50 ms, beside page load',
  'tokens-over-100-ms-beside-pages': 'Tokens later than 100 ms, beside page load',
  ...lateBeside,
  'page-p99-alone': 'Latency of a rendered page, p99, alone',
  'page-p99-beside-streams': 'Latency of a rendered page, p99, beside streams',
  'page-latency-rise': 'Page latency beside streams ÷ alone',
  'ttft-p99': 'Time to first token, p99',
  goodput: 'Answers a second within the SLO, beside page load',
  'slo-share-beside-pages': 'Answers within the SLO, beside page load',
  'memory-slope-idle': 'Memory per idle connection, slope',
  'memory-slope-streaming': 'Memory per live stream, slope',
  capacity: 'Most live streams within the SLO',
  'token-delay-rise-static': 'Token delay beside the most static pages ÷ alone',
  'token-delay-rise-rendered': 'Token delay beside the most rendered pages ÷ alone',
  'token-delay-rise-computed': 'Token delay beside the most computing pages ÷ alone',
  'page-load-at-slo-rendered': 'Rendered pages a second at which token delay passes the SLO',
  'page-load-at-slo-computed': 'Computing pages a second at which token delay passes the SLO',
  'page-rise-beside-most-streams': 'Latency of a rendered page beside the most streams ÷ alone',
  'cold-start': 'Cold start until the pages answer and the first token is there',
  processes: 'Processes',
  'listening-ports': 'Listening ports',
  'variables-to-set': 'Variables that must be set behind a public host',
  'start-commands': 'Commands that start all of it',
  'scrape-targets': 'Targets to scrape for metrics',
  'health-endpoints': 'Health endpoints to watch',
  origins: 'Origins that a browser talks to',
  'cross-origin-settings':
    'Settings without which the Origin of the page is refused behind a public host',
  'interrupted-by-page-release': 'Services that a release of the pages interrupts',
  'interrupted-by-socket-release': 'Services that a release of the socket server interrupts',
  'dev-cold-start':
    'Cold start of the development server until the first page and the first token are there',
  'edit-to-visible': 'Time from saving an edit until the page shows it, in development',
  'streams-surviving-edit': 'Live answers that an edit of a page leaves alone, in development',
  'resumes-lost-not-sticky':
    'Answers not whole after a resume behind a load balancer, not sticky, in memory',
  'resumes-lost-not-sticky-redis':
    'Answers not whole after a resume behind a load balancer, not sticky, in Redis',
  'resumes-lost-sticky':
    'Answers not whole after a resume behind a load balancer, sticky, in memory',
  'resumes-lost-sticky-redis':
    'Answers not whole after a resume behind a load balancer, sticky, in Redis',
  'memory-of-further-streams':
    'Memory of a further 1,000 live streams and the process that is added for them',
  'cpu-of-further-streams':
    'CPU of a further 1,000 live streams on a process that is added for them, share of a core',
  'cpu-per-relayed-token': 'CPU per relayed token, in mid-answer',
}

/** What the measures of a fault are called, from its own words: "a crash of the page process". */
export const faultMeasures: Readonly<Record<FaultMeasureKind, (event: string) => string>> = {
  'streams-hit': event => `Live answers whose socket dropped, at ${event}`,
  'streams-lost': event => `Live answers that were not whole after resume, at ${event}`,
  'sockets-dropped': event => `Sockets that were closed by ${event}`,
  'largest-gap': event => `Longest wait for text in an answer (p99), at ${event}`,
  'pages-failed': event => `Page requests that failed from ${event} on`,
  'pages-late': event => `Page requests that took over a second or failed from ${event} on`,
  'sockets-refused': event => `New sockets that were refused from ${event} on`,
  'page-wait': event => `Longest wait for a page after ${event}`,
  'page-outage': event => `Time until pages are answered again after ${event}`,
  'socket-outage': event => `Time until a new socket opens again after ${event}`,
}
