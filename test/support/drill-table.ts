import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'

const DIRECTORY = 'results/drills'

/** A Markdown table that is printed and saved row by row, so that a run which is interrupted leaves what it has measured. */
export type DrillTable = { add(...cells: readonly (string | number)[]): void }

/** The table `results/drills/<name>.md`, which is begun anew with its first row: a drill that finds nothing to do leaves the last one. */
export function openDrillTable(name: string, columns: readonly string[]): DrillTable {
  const file = `${DIRECTORY}/${name}.md`
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`
  const head = line(columns) + line(columns.map(() => '---'))
  let isBegun = false
  const begin = () => {
    isBegun = true
    mkdirSync(DIRECTORY, { recursive: true })
    writeFileSync(file, head)
    process.stdout.write(`\n${file}\n${head}`)
  }
  return {
    add(...cells) {
      if (!isBegun) begin()
      appendFileSync(file, line(cells))
      process.stdout.write(line(cells))
    },
  }
}
