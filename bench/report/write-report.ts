import { htmlPage } from './html/page.ts'
import type { ReportInput } from './input.ts'
import { markdownDocument } from './markdown/document.ts'
import { reportDocument } from './sections/report-document.ts'

/** The report in each of its forms, as the texts of files. */
export type Report = {
  /** One file with both languages, that needs no network. */
  readonly html: string
  readonly markdownEn: string
  readonly markdownZh: string
}

/**
 * Writes the report. It reads no clock and no file: the same input gives the same texts, byte for byte.
 *
 * @throws Error for a measure that there is not, and for a chart that cannot be drawn
 */
export async function writeReport(input: ReportInput): Promise<Report> {
  const documents = { en: reportDocument(input, 'en'), zh: reportDocument(input, 'zh') }
  return {
    html: await htmlPage(documents),
    markdownEn: markdownDocument(documents.en, 'en'),
    markdownZh: markdownDocument(documents.zh, 'zh'),
  }
}
