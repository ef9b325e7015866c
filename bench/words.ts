/** A sentence in both languages of the report. */
export type Words = { readonly en: string; readonly zh: string }
