/** How a language joins and brackets the pieces of a line. */
export const punctuation = {
  colon: ': ',
  comma: ', ',
  stop: '.',
  semicolon: '; ',
  /** Between the things of a list. */
  list: ', ',
  bracketed: (before: string, within: string) => `${before} (${within})`,
}

/** What a deployment is called; one that has no translation keeps the name it was registered by. */
export const deployments: Readonly<Record<string, string>> = {
  integrated: 'integrated',
  separate: 'separate',
  'integrated-again': 'integrated again',
  'separate-again': 'separate again',
}
