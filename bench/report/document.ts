import type { Verdict } from '../verdicts/comparison.ts'
import type { Drawing } from './charts/drawing.ts'
import type { Table, Text } from './table.ts'

// The report as parts of a document in one language, from which HTML and Markdown are written. Texts are plain: each
// writer escapes them.

export type Block =
  | { readonly kind: 'paragraph'; readonly text: Text; readonly tone: 'lead' | 'body' | 'quiet' }
  | { readonly kind: 'quote'; readonly text: string; readonly source: string }
  | { readonly kind: 'terms'; readonly terms: readonly Term[] }
  | { readonly kind: 'table'; readonly table: Table }
  /** One that few readers want to see: what it comes to, in a line, and the table behind it. */
  | { readonly kind: 'folded-table'; readonly summary: string; readonly table: Table }
  | { readonly kind: 'chart'; readonly drawing: Drawing }
  | { readonly kind: 'code'; readonly lines: readonly string[] }
  | { readonly kind: 'note'; readonly title: string; readonly text: string }
  | { readonly kind: 'tally'; readonly counts: readonly Tally[] }

/** A name and what is said of it. */
export type Term = { readonly term: string; readonly text: Text }

/** How many claims came to a verdict. */
export type Tally = { readonly verdict: Verdict; readonly count: number }

/** A part of the report with a heading; sections within it are one level deeper. */
export type Section = {
  /** Its address within the document, unique there. */
  readonly id: string
  readonly title: string
  readonly verdict?: Verdict
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

/** The whole, in one language. */
export type ReportDocument = {
  readonly title: string
  readonly summary: string
  /** What was measured, where and when. */
  readonly facts: readonly string[]
  readonly sections: readonly Section[]
}
