import type { Translated } from '../../words.ts'
import type { Language } from '../language.ts'

// What the things of a load are called. A thing that has no translation keeps the name that it has in the samples.

const parts: Readonly<Record<string, Translated>> = {
  deployment: { en: 'deployment', zh: '被测部署' },
  mock: { en: 'mock', zh: '模拟服务' },
  probe: { en: 'probe', zh: '探针' },
}

const pages: Readonly<Record<string, Translated>> = {
  static: { en: 'static', zh: '静态' },
  rendered: { en: 'rendered', zh: '服务端渲染' },
  computed: { en: 'computed', zh: '计算' },
}

/** A part of a run whose CPU is watched. */
export const partName = (part: string, language: Language) => parts[part]?.[language] ?? part

/** Which page of the load it is, as an attribute: "the static page". */
export const pageName = (page: string, language: Language) => pages[page]?.[language] ?? page

/** A core by who uses it: one part alone, or several that share it. */
export function coreName(of: readonly string[], language: Language): string {
  const [first = '', ...others] = of.map(part => partName(part, language))
  return others.length === 0 ? first : coreOf[language]([first, ...others])
}

const coreOf: Readonly<Record<Language, (names: readonly string[]) => string>> = {
  en: names => `core of ${new Intl.ListFormat('en-GB').format(names)}`,
  zh: names => `${names.join('、')}共用的核心`,
}
