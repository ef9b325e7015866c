/** A figure that this machine cannot give, and why: it is printed in the figure's place, never thrown. */
export type Unavailable = { readonly state: 'unavailable'; readonly reason: string }

/** Makes an {@link Unavailable}; the reason is a clause that fits after "not measured:". */
export function unavailable(reason: string): Unavailable {
  return { state: 'unavailable', reason }
}

/** The {@link Unavailable} of a figure that is read from /proc, or undefined where /proc is. */
export function unlessLinux(what: string): Unavailable | undefined {
  if (process.platform === 'linux') return undefined
  return unavailable(`${what} is read from /proc, which ${process.platform} does not have`)
}

/** The text of an error's cause in one line, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
