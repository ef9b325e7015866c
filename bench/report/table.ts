import type { Finding, Verdict } from '../verdicts/comparison.ts'

/** A piece of a line. */
export type Inline =
  | string
  | { readonly kind: 'code'; readonly text: string }
  /** To a section of the report. */
  | { readonly kind: 'link'; readonly text: string; readonly section: string }
  | { readonly kind: 'verdict'; readonly verdict: Verdict | Finding }
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
