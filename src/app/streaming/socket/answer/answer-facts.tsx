import type { MessageMetadata } from '../chat-message.ts'
import styles from './answer-facts.module.css'

type AnswerFactsProps = { readonly metadata: MessageMetadata | undefined }

/** What the API said of an answer when it ended: why, where that was not the answer's own end, and what it cost. */
export function AnswerFacts({ metadata }: AnswerFactsProps) {
  const reason = describeFinish(metadata?.finishReason)
  const usage = describeUsage(metadata?.usage)
  if (reason === undefined && usage === undefined) return null
  return (
    <p className={styles.facts} data-testid="answer-facts" data-state={metadata?.finishReason}>
      {reason !== undefined && <strong>{reason}</strong>}
      {usage !== undefined && <span>{usage}</span>}
    </p>
  )
}

/** Why an answer is not whole, and what to do; undefined where it is. */
export function describeFinish(finishReason: string | undefined): string | undefined {
  switch (finishReason) {
    case 'length':
      return 'Cut off: the model reached its longest answer. Ask it to go on.'
    case 'content-filter':
      return 'Cut off by the content filter of the API. Ask in other words.'
    case 'tool-calls':
      return 'The model called a tool, which this page does not run.'
    default:
      return undefined
  }
}

/** What an answer took, in the words of a bill; undefined where the API did not say. */
export function describeUsage(usage: MessageMetadata['usage']): string | undefined {
  const { inputTokens, outputTokens, reasoningTokens } = usage ?? {}
  const thought = reasoningTokens ? `, ${count(reasoningTokens)} of them thoughts` : ''
  const written =
    outputTokens === undefined ? [] : [`${count(outputTokens)} tokens written${thought}`]
  const read = inputTokens === undefined ? [] : [`${count(inputTokens)} read`]
  const all = [...written, ...read]
  return all.length === 0 ? undefined : all.join(' · ')
}

const count = (tokens: number) => tokens.toLocaleString('en')
