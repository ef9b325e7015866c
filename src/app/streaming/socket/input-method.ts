/** What a browser reports as the key code of a key that an input method has taken (UI Events, 8.3). */
const processedKeyCode = 229

/**
 * Does this key press belong to an input method (Chinese, Japanese, Korean), for which Enter chooses a word and Escape
 * drops it? Safari ends the composition before it reports the key, which then no longer says `isComposing`: its code tells
 * (WebKit bug 165004).
 */
export function belongsToInputMethod({
  isComposing,
  keyCode,
}: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return isComposing || keyCode === processedKeyCode
}
