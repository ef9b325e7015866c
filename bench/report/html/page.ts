import { createHash } from 'node:crypto'
import type { ReportDocument } from '../document/block.ts'
import { LANGUAGES, type Language, languageNames, languageTags } from '../language.ts'
import { dictionary } from '../words/dictionary.ts'
import { anchor, escapeHtml } from './inline.ts'
import { sectionHtml } from './section.ts'
import { style } from './style.ts'

// Both languages stand in the page; a radio button shows one of them, by style alone. The script only chooses the first one.

/** The language of the section that was asked for, else the reader's; and the page's `lang` for whoever reads it aloud. */
const script = `
const buttons = [...document.querySelectorAll('input[name=language]')]
const follow = () => { document.documentElement.lang = buttons.find(button => button.checked).lang }
const asked = location.hash.slice(1, 3)
const wanted = buttons.find(button => button.value === asked) ?? buttons.find(button => navigator.language.startsWith(button.value))
if (wanted) wanted.checked = true
if (asked) document.getElementById(location.hash.slice(1))?.scrollIntoView()
for (const button of buttons) button.addEventListener('change', follow)
follow()
`

/** The report as one file that asks the network for nothing. */
export async function htmlPage(
  documents: Readonly<Record<Language, ReportDocument>>,
): Promise<string> {
  const bodies: string[] = []
  for (const language of LANGUAGES) bodies.push(await mainHtml(documents[language], language))
  const titles = LANGUAGES.map(language => escapeHtml(documents[language].title))
  const hash = createHash('sha256').update(script).digest('base64')
  return `<!doctype html>
<html lang="${languageTags[LANGUAGES[0] ?? 'en']}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'">
<title>${titles.join(' · ')}</title>
<style>${style}</style>
</head>
<body>
<fieldset class="language">
<legend>${LANGUAGES.map(language => `<span lang="${languageTags[language]}">${dictionary[language].page.language}</span>`).join(' · ')}</legend>
${LANGUAGES.map(languageButton).join('\n')}
</fieldset>
${bodies.join('\n')}
<script>${script}</script>
</body>
</html>
`
}

function languageButton(language: Language, index: number): string {
  const tag = languageTags[language]
  const checked = index === 0 ? ' checked' : ''
  return `<label lang="${tag}"><input type="radio" name="language" id="language-${language}" value="${language}" lang="${tag}"${checked}> ${languageNames[language]}</label>`
}

async function mainHtml(
  { title, summary, facts, sections }: ReportDocument,
  language: Language,
): Promise<string> {
  const parts: string[] = []
  for (const section of sections) parts.push(await sectionHtml(section, language))
  const links = sections.map(
    section =>
      `<li><a href="#${anchor(section.id, language)}">${escapeHtml(section.title)}</a></li>`,
  )
  return `<main lang="${languageTags[language]}" class="${language}">
<header>
<h1>${escapeHtml(title)}</h1>
<p class="lead">${escapeHtml(summary)}</p>
<ul class="facts">${facts.map(fact => `<li>${escapeHtml(fact)}</li>`).join('')}</ul>
<nav aria-label="${dictionary[language].page.contents}"><ul>${links.join('')}</ul></nav>
</header>
${parts.join('\n')}
</main>`
}
