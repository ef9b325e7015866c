import { createHash } from 'node:crypto'
import type { Block, ReportDocument, Section } from '../document.ts'
import { LANGUAGES, type Language, languageNames, languageTags } from '../language.ts'
import { dictionary } from '../words/dictionary.ts'
import { chartHtml } from './chart.ts'
import {
  anchor,
  escapeHtml,
  foldedTableHtml,
  inlineHtml,
  tableHtml,
  verdictHtml,
} from './elements.ts'
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

/** A section and those within it. `level` is that of its heading: 2 below the title of the page. */
async function sectionHtml(
  { id, title, verdict, blocks, sections }: Section,
  language: Language,
  level = 2,
): Promise<string> {
  const parts: string[] = []
  for (const block of blocks) parts.push(await blockHtml(block, language))
  for (const inner of sections) parts.push(await sectionHtml(inner, language, level + 1))
  const badge = verdict === undefined ? '' : ` ${verdictHtml(verdict, language)}`
  const address = anchor(id, language)
  return `<section id="${address}" aria-labelledby="${address}-title">
<h${level} id="${address}-title">${escapeHtml(title)}${badge}</h${level}>
${parts.join('\n')}
</section>`
}

async function blockHtml(block: Block, language: Language): Promise<string> {
  switch (block.kind) {
    case 'paragraph':
      return `<p class="${block.tone}">${inlineHtml(block.text, language)}</p>`
    case 'quote':
      return `<blockquote><p>${escapeHtml(block.text)}</p><footer>${escapeHtml(block.source)}</footer></blockquote>`
    case 'terms':
      return termsHtml(block, language)
    case 'table':
      return tableHtml(block.table, language)
    case 'folded-table':
      return foldedTableHtml(block, language)
    case 'chart':
      return await chartHtml(block.drawing, language)
    case 'code':
      return `<pre tabindex="0"><code>${escapeHtml(block.lines.join('\n'))}</code></pre>`
    case 'note':
      return `<aside><strong>${escapeHtml(block.title)}</strong><p>${escapeHtml(block.text)}</p></aside>`
    case 'tally':
      return tallyHtml(block, language)
  }
}

function termsHtml({ terms }: Extract<Block, { kind: 'terms' }>, language: Language): string {
  const entries = terms.map(
    ({ term, text }) =>
      `<div><dt>${escapeHtml(term)}</dt><dd>${inlineHtml(text, language)}</dd></div>`,
  )
  return `<dl>${entries.join('\n')}</dl>`
}

function tallyHtml({ counts }: Extract<Block, { kind: 'tally' }>, language: Language): string {
  const entries = counts.map(
    ({ verdict, count }) => `<li><b>${count}</b>${verdictHtml(verdict, language)}</li>`,
  )
  return `<ul class="tally">${entries.join('')}</ul>`
}
