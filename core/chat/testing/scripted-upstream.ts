import { toJsonText } from '../../protocol/json-text.ts'
import type { AnswerSink, PromptMessage, Upstream } from '../../upstream/upstream.ts'

/** One answer that the test writes. */
export type ScriptedAnswer = {
  readonly prompt: readonly PromptMessage[]
  readonly sink: AnswerSink
  readonly signal: AbortSignal
  /** Writes these texts, each as one delta. */
  write(...texts: readonly string[]): void
  /** Thinks these thoughts, each as one delta. */
  think(...thoughts: readonly string[]): void
}

/** An upstream that says what the test says. */
export class ScriptedUpstream implements Upstream {
  readonly description = 'scripted'
  /** The answers that were asked for, oldest first. */
  readonly answers: ScriptedAnswer[] = []

  answer(prompt: readonly PromptMessage[], sink: AnswerSink, signal: AbortSignal): void {
    const write = (...texts: readonly string[]) => {
      for (const text of texts) sink.text(toJsonText(text))
    }
    const think = (...thoughts: readonly string[]) => {
      for (const thought of thoughts) sink.reasoning(toJsonText(thought))
    }
    this.answers.push({ prompt, sink, signal, write, think })
  }

  /**
   * The latest answer.
   *
   * @throws Error when none was asked for
   */
  get latest(): ScriptedAnswer {
    const answer = this.answers.at(-1)
    if (answer === undefined) throw new Error('expected an answer to be asked for, found none')
    return answer
  }

  async close(): Promise<void> {}
}
