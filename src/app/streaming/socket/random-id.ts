/**
 * A new id that nobody can guess: 128 random bits as 32 hexadecimal digits. Who knows a chat's id can read the chat.
 * `crypto.randomUUID` is missing on plain-http pages, which a phone in the same network uses.
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}
