import { interruptionSignal } from '../process/process-registry.ts'
import { waitForLine } from '../process/readiness.ts'
import { nodeScript } from './node-script.ts'

/**
 * Test only: a runner that starts a process, prints its id, and then does what its first argument
 * says: `wait` for a signal, `throw`, or `return` although the process still runs.
 */
const [end, sigterm = 'process.exit()'] = process.argv.slice(2)
const script = await nodeScript(
  `process.on('SIGTERM', () => { ${sigterm} }); setInterval(() => {}, 1000); console.log('up')`,
)
await waitForLine(script, line => line === 'up')
interruptionSignal().addEventListener('abort', () => {
  console.log(interruptionSignal().reason.message)
})
console.log(script.pid)
if (end === 'throw') setImmediate(() => JSON.parse('not JSON'))
if (end === 'exit') process.exit(0)
