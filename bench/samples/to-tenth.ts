/**
 * A moment or a time in milliseconds as samples keep it: to a tenth. More digits say nothing of what goes through a socket, and
 * they are most of what a compressed file takes.
 */
export function toTenth(ms: number): number {
  return Math.round(ms * 10) / 10
}
