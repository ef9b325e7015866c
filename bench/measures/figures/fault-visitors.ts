import type { NamedFaultScenario } from '../../plan/scenarios/registry.ts'
import type { Measure } from '../measure.ts'
import { faultAt, pagesAfterFault, recoveryMs, share, socketsAfterFault } from './fault-witness.ts'

const PAGE_ANSWERED = 200
const SOCKET_OPEN = 101

/** A visitor notices. */
const LATE_MS = 1_000

/** Page requests without a 200 ÷ all that were planned between the fault and the end of the drill. */
export function pagesFailed({ name: scenario, event }: NamedFaultScenario): Measure {
  return {
    name: `pages-failed-${event.name}`,
    title: {
      en: `Page requests that failed from ${event.words.en} on`,
      zh: `${event.words.zh}后失败的页面请求比例`,
    },
    unit: 'share',
    better: 'lower',
    scenario,
    of: trial => share(pagesAfterFault(trial), ({ status }) => status !== PAGE_ANSWERED),
  }
}

/** Page requests that took more than a second, or failed ÷ the same. */
export function pagesLate({ name: scenario, event }: NamedFaultScenario): Measure {
  return {
    name: `pages-late-${event.name}`,
    title: {
      en: `Page requests that took over a second or failed from ${event.words.en} on`,
      zh: `${event.words.zh}后超过一秒或失败的页面请求比例`,
    },
    unit: 'share',
    better: 'lower',
    scenario,
    of: trial =>
      share(
        pagesAfterFault(trial),
        ({ durationMs, status }) => durationMs > LATE_MS || status !== PAGE_ANSWERED,
      ),
  }
}

/** Attempts to open a socket that were refused or had no answer ÷ all that were planned in that time. */
export function socketsRefused({ name: scenario, event }: NamedFaultScenario): Measure {
  return {
    name: `sockets-refused-${event.name}`,
    title: {
      en: `New sockets that were refused from ${event.words.en} on`,
      zh: `${event.words.zh}后被拒绝的新连接比例`,
    },
    unit: 'share',
    better: 'lower',
    scenario,
    of: trial => share(socketsAfterFault(trial), ({ status }) => status !== SOCKET_OPEN),
  }
}

/** From the fault until pages are answered again, for good. */
export function pageRecovery({ name: scenario, event }: NamedFaultScenario): Measure {
  return {
    name: `recovery-${event.name}`,
    title: {
      en: `Time until pages are answered again after ${event.words.en}`,
      zh: `${event.words.zh}后页面恢复响应所需的时间`,
    },
    unit: 'milliseconds',
    better: 'lower',
    scenario,
    of: trial =>
      recoveryMs(pagesAfterFault(trial), {
        succeeded: PAGE_ANSWERED,
        faultAtMs: faultAt(trial),
      }),
  }
}

/** From the fault until a new socket opens again, for good. */
export function socketRecovery({ name: scenario, event }: NamedFaultScenario): Measure {
  return {
    name: `recovery-${event.name}`,
    title: {
      en: `Time until a new socket opens again after ${event.words.en}`,
      zh: `${event.words.zh}后可以重新建立连接所需的时间`,
    },
    unit: 'milliseconds',
    better: 'lower',
    scenario,
    of: trial =>
      recoveryMs(socketsAfterFault(trial), {
        succeeded: SOCKET_OPEN,
        faultAtMs: faultAt(trial),
      }),
  }
}
