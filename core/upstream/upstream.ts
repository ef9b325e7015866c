import type { FinishReason } from '../protocol/frames.ts'
import type { JsonText } from '../protocol/json-text.ts'
import type { UpstreamFailure } from './failure.ts'

/** A part of what a user says, as Chat Completions has it. */
export type PromptPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'image_url'; readonly image_url: { readonly url: string } }
  | {
      readonly type: 'input_audio'
      readonly input_audio: { readonly data: string; readonly format: 'wav' | 'mp3' }
    }
  | {
      readonly type: 'file'
      readonly file: { readonly filename: string; readonly file_data: string }
    }

/** One line of a prompt, as Chat Completions has it. */
export type PromptMessage =
  | { readonly role: 'system' | 'assistant'; readonly content: string }
  | { readonly role: 'user'; readonly content: string | readonly PromptPart[] }

/** The tokens of an answer, as its server counted them; what it did not say is left out. */
export type Usage = {
  readonly inputTokens?: number
  readonly outputTokens?: number
  /** Of the output: what the model thought. */
  readonly reasoningTokens?: number
}

/**
 * Takes an answer: any number of texts and thoughts, in any order, then exactly one of `end` and `fail`. Called
 * synchronously.
 */
export type AnswerSink = {
  text(delta: JsonText): void
  /** What the model thinks on its way to the text. */
  reasoning(delta: JsonText): void
  end(reason: FinishReason, usage?: Usage): void
  fail(failure: UpstreamFailure): void
}

/** Where tokens come from. */
export type Upstream = {
  /** The model's name, told with every answer. Never holds the key or the address. */
  readonly description: string
  /**
   * Begins an answer. Returns at once; nothing is awaited per token.
   * After `signal` aborts, the upstream is told to stop and the sink hears nothing more.
   */
  answer(prompt: readonly PromptMessage[], sink: AnswerSink, signal: AbortSignal): void
  /** Closes the connections that stand ready. */
  close(): Promise<void>
}
