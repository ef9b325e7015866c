import type { Verdict } from '../../verdicts/comparison.ts'
import type { Drawing } from '../charts/drawing.ts'

// The report as parts of a document in one language, from which HTML and Markdown are written. Texts are plain: each
// writer escapes them.

/** A piece of a line. */
export type Inline =
  | string
  | { readonly kind: 'code'; readonly text: string }
  /** To a section of the report. */
  | { readonly kind: 'link'; readonly text: string; readonly section: string }
  | { readonly kind: 'verdict'; readonly verdict: Verdict }
  /** English in whatever language the document has: the words of a tool or of a trial. */
  | { readonly kind: 'english'; readonly text: string }
  /** A remark to what stands before it. */
  | { readonly kind: 'remark'; readonly text: string }

/** A line. */
export type Text = string | readonly Inline[]

export type Column = { readonly title: string; readonly kind: 'text' | 'number' }

/** The first cell of a row is its heading. */
export type Table = {
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Text[])[]
}

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
