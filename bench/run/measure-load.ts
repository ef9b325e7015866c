import autocannon from 'autocannon'
import { pause } from '../machine/process/pause.ts'
import { generatorOf, type Profile, socketsOf, socketUseOf } from '../plan/profile.ts'
import type { Subject } from '../plan/subjects/subject.ts'
import type { ThroughputSample } from '../samples/run-sample.ts'
import { attach, boot } from './boot.ts'
import { readAtRest } from './memory.ts'
import { warmPages } from './page-answer.ts'
import { measureProbedLoad } from './probed-load.ts'
import type { Testbed } from './testbed.ts'
import { measureUnderLoad } from './under-load.ts'
import type { RunListener } from './watch-run.ts'

/** Of the closed loop that asks for pages. */
const THROUGHPUT_CONNECTIONS = 10

/**
 * Measures one subject once, a deployment on fresh processes: idle memory, the windows of the profile, page throughput. Everything
 * it started has ended when it returns or throws.
 *
 * @throws ProcessFailure when one of the processes ends by itself, with the tail of its log
 */
export async function measureLoad(
  subject: Subject,
  profile: Profile,
  testbed: Testbed,
  listener: RunListener,
): Promise<void> {
  const { onSample, onProgress, watch } = listener
  if (subject.kind === 'started') onProgress(`starting ${subject.name} and the mock`)
  await using booted =
    subject.kind === 'started'
      ? await boot(
          subject,
          {
            seed: profile.seed,
            sockets: socketsOf(profile),
            socketUse: socketUseOf(profile),
          },
          testbed,
        )
      : attach(subject, testbed.environment)
  if (booted.start !== undefined) onSample(booted.start)
  const pids = booted.processes.map(process => process.pid)
  for (const pid of pids) watch?.onPart('deployment', pid)
  if (booted.mock !== undefined) watch?.onPart('mock', booted.mock.pid)
  watch?.onBooted(booted)
  await warmPages(booted.pageUrl, Object.values(profile.pages))

  const signal = AbortSignal.any([testbed.signal, booted.failed])
  const { restSeconds } = profile
  if (restSeconds > 0) onProgress(`leaving it alone for ${restSeconds} s, then reading the memory`)
  const endMs = performance.now() + restSeconds * 1_000
  await readAtRest({
    pids,
    connections: () => 0,
    seconds: restSeconds,
    untilBeforeEnd: seconds => pause(endMs - seconds * 1_000 - performance.now(), signal),
    onSample,
  })

  const { answers, harnessCores } = testbed
  const facts = { profile, answers, harnessCores }
  const measureWindows = generatorOf(profile) === 'probe' ? measureProbedLoad : measureUnderLoad
  await measureWindows({ booted, testbed, facts, pids, signal }, listener)

  const pages = profile.throughputSeconds === 0 ? [] : Object.entries(profile.pages)
  for (const [page, path] of pages) {
    onProgress(`${page} page: throughput`)
    const url = booted.pageUrl + path
    onSample(await measureThroughput({ page, url, seconds: profile.throughputSeconds }))
  }
  await watch?.onMeasured()
}

/** How many requests a second a page answers when each of ten connections asks again at once (closed loop). */
async function measureThroughput({
  page,
  url,
  seconds,
}: {
  page: string
  url: string
  seconds: number
}): Promise<ThroughputSample> {
  const result = await autocannon({
    url,
    connections: THROUGHPUT_CONNECTIONS,
    duration: seconds,
  })
  return {
    type: 'throughput',
    page,
    requestsPerSecond: result.requests.average,
    failed: result.errors + result.timeouts + result.non2xx,
  }
}
