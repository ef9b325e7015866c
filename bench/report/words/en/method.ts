import {
  MAX_LATENESS_MS,
  MAX_STOLEN_SHARE,
  MINIMUM_ROUNDS,
  SATURATED_SHARE,
} from '../../../plan/limits.ts'
import { percent } from '../../figure.ts'

/** The method in short: the name of each rule or formula, and what it says. */
export const method = {
  /** How long each window runs before it is measured. */
  warmUp: {
    term: 'Warm-up',
    text: (seconds: number) =>
      `The first ${seconds} s of each window are not measured: until answers have reached their mean length.`,
  },
  /** Of a comparison in which the processes of a deployment share their cores. */
  equalBudgets: {
    term: 'Equal budgets',
    text: 'All deployments have the same cores in total, shared by their processes. Otherwise “separate wins” would mean “had two cores”.',
  },
  /** What stands in its place where each process had a core of its own. */
  ownCores: {
    term: 'A core for each process',
    text: 'Each process has a core of its own (--cores each), so a deployment of more processes has more cores: “separate wins” may mean “had two cores”. The load has the same cores beside every deployment.',
  },
  /** Before how the cores were shared out, and after it. */
  before: [
    {
      term: 'Open loop',
      text: 'Turns start at seeded moments planned beforehand (Poisson); latency counts from the planned moment, so that a slow server cannot slow the load down and look better for it.',
    },
    {
      term: 'Interleaved rounds',
      text: 'Each round measures every deployment once, in random order, on fresh processes. Rounds are pairs: what the machine did that hour befell both.',
    },
  ],
  after: [
    {
      term: '95% interval',
      text: 'Of what somebody waits for, Hodges and Lehmann’s estimate with the exact interval of Wilcoxon’s signed ranks, on the paired log ratios of the rounds: a single stall makes the value of a round, and Student’s t does not bear that. Of memory and CPU Student’s t on the same, of shares on their paired differences. The number of rounds stands beside each. Never over single tokens, which are not independent.',
    },
    {
      term: 'Practical threshold',
      text: `Fixed for each measure before measuring. An interval wholly beyond it confirms or refutes, one wholly within it shows no difference, given at least ${MINIMUM_ROUNDS} rounds and after Holm’s correction. An interval wholly on the other side of no difference at all speaks against a claim, though not beyond the threshold. Where one measure decides and another speaks the other way, the claim is mixed. Everything else is inconclusive, which is a result and not a failure.`,
    },
    {
      term: 'Holm’s correction',
      text: `Many questions asked at once find something by chance. The p values are corrected over the whole report (Holm 1979), in one family: two tests for each measure, that it differs and that it does not. So a wrong decision of any kind is made in at most 5% of reports, over all measures that are tested over rounds. Counts have no p value and are no part of it: repeats are taken at their word. No deployment is measured against itself here; npm run test:long simulates the procedure instead, stopping rule included. What has fewer than ${MINIMUM_ROUNDS} rounds is shown but not tested.`,
    },
    {
      term: 'Minimum detectable effect',
      text: 'The smallest true ratio, or for shares the smallest true difference, that this many rounds find with a probability of 80%, given how much the rounds differed.',
    },
    {
      term: 'Added delay',
      text: 'Arrival at the probe − the moment the mock wrote that very token, on one monotonic clock. A control stream straight from the mock runs beside it: what it shows, the measuring costs. A figure is marked * where the control’s p99 is above a fifth of the measured one.',
    },
    { term: 'TTFT', text: 'First frame with text − the planned moment of the turn.' },
    {
      term: 'Memory',
      text: 'PSS, summed over the deployment’s processes: a page that two share counts once. It is read when nothing is timed, because reading it stalls a process: while all connections are idle, and with streams under way at the end of a window.',
    },
    {
      term: 'CPU per relayed token',
      text: 'User and system time of the deployment’s processes ÷ tokens that the mock wrote. It is judged ÷ what mock, load generator and probe together take for the same tokens in the same seconds: a machine that is slow for a while is slow for all of them.',
    },
    {
      term: 'Void and limited',
      text: `A window is void by what no deployment can have caused: the control stream was late, p99 beyond ${MAX_LATENESS_MS} ms, the host gave more than ${percent(MAX_STOLEN_SHARE)} of the machine’s time to others, or the runner was late itself. Turns and page requests that were sent late or never are told and count: a slow deployment holds its load generator up. A window is limited when anything but the deployment was above ${percent(SATURATED_SHARE)} of its core. Neither decides anything; the other windows of the trial, and its memory, count. What has no value because a deployment broke off (it died, pages failed or could not be sent, a stream was lost, sockets did not open) would have been its worst: no verdict over rounds then speaks for that deployment.`,
    },
  ],
}
