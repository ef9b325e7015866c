/**
 * A new chat's id: 128 random bits as 32 hexadecimal digits. Who knows it can read the chat, so it
 * must not be guessable. `crypto.randomUUID` is missing on plain-http pages, which a phone in the
 * same network uses.
 */
export function newChatId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** May this stand for a chat? Anything else in the address bar starts a new one. */
export function isChatId(text: string | null): text is string {
  return text !== null && /^[\w-]{1,64}$/.test(text)
}
