/** A sentence in both languages of the report. */
export type Translated = { readonly en: string; readonly zh: string }
