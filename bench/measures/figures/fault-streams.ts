import type { NamedFaultScenario } from '../../plan/scenarios/registry.ts'
import type { Measure } from '../measure.ts'
import { distribution } from './distribution.ts'
import { share, streamsOf } from './fault-witness.ts'

/** Live answers whose socket dropped ÷ all. They may have come back whole. */
export function streamsHit({ name: scenario, event }: NamedFaultScenario): Measure {
  return {
    name: `streams-hit-${event.name}`,
    title: {
      en: `Live answers whose socket dropped, at ${event.words.en}`,
      zh: `${event.words.zh}时连接断开的在途回答比例`,
    },
    unit: 'share',
    better: 'lower',
    scenario,
    of: trial => share(streamsOf(trial), ({ drops }) => drops > 0),
  }
}

/** Live answers that did not come whole, each chunk once, resumes included ÷ all. */
export function streamsLost({ name: scenario, event }: NamedFaultScenario): Measure {
  return {
    name: `streams-lost-${event.name}`,
    title: {
      en: `Live answers that were not whole after resume, at ${event.words.en}`,
      zh: `${event.words.zh}时续传后仍不完整的在途回答比例`,
    },
    unit: 'share',
    better: 'lower',
    scenario,
    of: trial => share(streamsOf(trial), ({ outcome }) => outcome !== 'exact'),
  }
}

/** Sockets that were closed, in mid-answer or after it ÷ all. */
export function socketsDropped(fault: NamedFaultScenario): Measure {
  const { event } = fault
  return {
    ...streamsHit(fault),
    name: `sockets-dropped-${event.name}`,
    title: {
      en: `Sockets that were closed by ${event.words.en}`,
      zh: `${event.words.zh}时被关闭的连接比例`,
    },
  }
}

/** Each answer's longest wait for text; of those the p99 over all answers. */
export function largestGap({ name: scenario, event }: NamedFaultScenario): Measure {
  return {
    name: `largest-gap-${event.name}`,
    title: {
      en: `Longest wait for text in an answer (p99), at ${event.words.en}`,
      zh: `${event.words.zh}时回答中最长的文本间隔（p99）`,
    },
    unit: 'milliseconds',
    better: 'lower',
    scenario,
    of: trial => distribution(streamsOf(trial).map(({ largestGapMs }) => largestGapMs)).p99,
  }
}
