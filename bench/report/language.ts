import type { Translated } from '../words.ts'

/** A language of the report. */
export type Language = keyof Translated

/** Something in every language. */
export type Labels<T> = Readonly<Record<Language, T>>

/** Every language that the report is written in, the default one first. */
export const LANGUAGES: readonly Language[] = ['en', 'zh']

/** What a language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' }

/** The tag of a language, for `lang` attributes (BCP 47). */
export const languageTags: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-Hans' }

/** How a language joins and brackets the pieces of a line. */
export const punctuation: Labels<{
  readonly colon: string
  readonly comma: string
  readonly semicolon: string
  /** Between the things of a list. */
  readonly list: string
  readonly bracketed: (before: string, within: string) => string
}> = {
  en: {
    colon: ': ',
    comma: ', ',
    semicolon: '; ',
    list: ', ',
    bracketed: (before, within) => `${before} (${within})`,
  },
  zh: {
    colon: '：',
    comma: '，',
    semicolon: '；',
    list: '、',
    bracketed: (before, within) => `${before}（${within}）`,
  },
}

/** A deployment's name for readers; one that has no translation keeps the name it was registered by. */
export function deploymentName(name: string, language: Language): string {
  const names: Readonly<Record<string, Translated>> = {
    integrated: { en: 'integrated', zh: '集成' },
    separate: { en: 'separate', zh: '分离' },
  }
  return names[name]?.[language] ?? name
}
