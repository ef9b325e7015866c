import type { FailureKind } from '../upstream/failure.ts'

/** The close codes that are told apart; a client may send any of 3000 to 4999, which are `other`. */
export const closeCodes = [
  '1000',
  '1001',
  '1002',
  '1005',
  '1006',
  '1007',
  '1008',
  '1009',
  '1011',
  '1012',
  '1013',
  'other',
] as const

/** Every kind of failure of an upstream. */
export const failureKinds = [
  'unauthorized',
  'quota',
  'rate-limited',
  'model-unknown',
  'model-loading',
  'prompt-too-long',
  'attachment-refused',
  'filtered',
  'tool-call',
  'refused',
  'server-error',
  'unreachable',
  'certificate',
  'redirected',
  'stalled',
  'overtime',
  'cut-off',
  'empty',
  'malformed',
  'reported',
] as const satisfies readonly FailureKind[]
