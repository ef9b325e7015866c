import type { ManagedProcess } from '../../bench/machine/process/managed-process.ts'
import { waitForLine } from '../../bench/machine/process/readiness.ts'

/** The admin port of a started process. */
export type Admin = {
  /** The text that Prometheus reads. */
  scrape(): Promise<string>
  /** The values by series; the labels that every series has are left out: `chat_resumes_total{outcome="live"}`. */
  series(): Promise<ReadonlyMap<string, number>>
  /** `/readyz`. */
  readiness(): Promise<{ readonly status: number; readonly state: string }>
  readonly port: number
}

/** Finds the admin port in what the process printed. */
export async function adminOf(server: ManagedProcess): Promise<Admin> {
  const address = /:(\d+)\/metrics$/
  const line = await waitForLine(server, printed => address.test(printed))
  const port = Number(address.exec(line)?.[1])
  const url = `http://127.0.0.1:${port}`
  const scrape = async () => await (await fetch(`${url}/metrics`)).text()
  return {
    port,
    scrape,
    async series() {
      const lines = (await scrape()).split('\n').filter(text => /^[^#]/.test(text))
      return new Map(lines.map(text => read(text)))
    },
    async readiness() {
      const response = await fetch(`${url}/readyz`)
      return { status: response.status, ...((await response.json()) as { state: string }) }
    },
  }
}

function read(line: string): [series: string, value: number] {
  const [series = '', value] = line.split(/ (?=\S+$)/)
  const short = series.replace(/,?deployment="[^"]*",process="[^"]*"\}$/, '}').replace('{}', '')
  return [short, Number(value)]
}
