import { uids } from '../../dashboards/uids.ts'
import { calibrate } from '../load/calibration.ts'
import { interruptionSignal } from '../machine/process/process-registry.ts'
import { conversationPlan, targetScript } from '../plan/command-plans.ts'
import { hasEnded } from '../plan/run-plan.ts'
import { attach } from '../run/boot.ts'
import { measure } from './measure.ts'
import { showTrials } from './show-trials.ts'
import { help, parseTargetOptions } from './target-options.ts'

/**
 * npm run bench -- --target URL: a conversation with a server that somebody runs.
 *
 * @throws Error in one line when an argument is wrong, no socket opens, or no answer comes
 */
export async function targetCommand(args: readonly string[]): Promise<void> {
  const options = parseTargetOptions(args)
  if (options === undefined) {
    console.log(help)
    return
  }
  const { server } = options
  const measured = await measure({
    command: targetScript(server.url),
    name: server.name,
    options,
    async plan() {
      // Whether its process is there is known before an answer is paid for.
      await using attached = attach(server, process.env)
      const { socketUrl: url, pageUrl: origin, tickets } = attached
      const address = { url, origin, tickets }
      return conversationPlan(options, await calibrate(address, interruptionSignal()))
    },
    isWhole: hasEnded,
    dashboard: uids.benchRun,
  })
  showTrials(measured, options)
}
