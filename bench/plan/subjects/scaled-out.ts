import type { Deployment } from './subject.ts'

/** How a deployment is scaled out on one machine. */
export type ScaleOut = {
  /** How many processes with a socket. */
  readonly processes: number
  /** Whether a client returns to the process that it had. */
  readonly sticky: boolean
}

/**
 * A deployment as `npm run start:scale` starts it: several processes with a socket behind HAProxy, and of `separate` one with the
 * pages. It is one process to the bench, which all others are below.
 *
 * @param redisUrl where they share their answers; undefined: each keeps its own
 * @throws Error where nothing starts several of it
 */
export function scaledOut(
  deployment: Deployment,
  { processes, sticky }: ScaleOut,
  redisUrl: string | undefined,
): Deployment {
  const { scaleFlag, startCommand: _, ...rest } = deployment
  if (scaleFlag === undefined) {
    throw new Error(`expected a deployment that can be scaled out, found ${rest.name}`)
  }
  return {
    ...rest,
    processes: [
      {
        name: `${rest.name} behind HAProxy`,
        script: 'scale/start.ts',
        flags: [scaleFlag, String(processes), sticky ? '--sticky' : '--no-sticky'],
        serves: ['pages', 'socket'],
        ready: { line: 'processes are ready behind HAProxy' },
      },
    ],
    environment: ports => ({
      ...deployment.environment(ports),
      ...(redisUrl === undefined ? {} : { REDIS_URL: redisUrl }),
    }),
  }
}
