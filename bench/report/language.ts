import type { Translated } from '../words.ts'

/** A language of the report. */
export type Language = keyof Translated

/** Every language that the report is written in, the default one first. */
export const LANGUAGES: readonly Language[] = ['en', 'zh']

/** What a language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' }

/** The tag of a language, for `lang` attributes (BCP 47). */
export const languageTags: Readonly<Record<Language, string>> = { en: 'en', zh: 'zh-Hans' }
