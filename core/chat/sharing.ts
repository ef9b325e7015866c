import type { Generation } from './generation.ts'
import type { Mirror } from './mirror.ts'
import type { Recorder } from './recorder.ts'

/** Where the bytes of a mirror are counted; `grow` says whether there is room for them. */
export type MirrorMemory = {
  grow(bytes: number): boolean
  release(bytes: number): void
}

/** Where the latest answer of a chat is. */
export type Located =
  /** In this process, if it has one at all: nobody else has a later one, or nobody can say. */
  | { readonly state: 'here' }
  | { readonly state: 'elsewhere'; readonly mirror: Mirror }
  /** Another process had a later one, which cannot be replayed whole. */
  | { readonly state: 'lost' }

/** Answers that outlive the process that generates them. */
export type Sharing = {
  /** Resolves after the first attempt to reach the others, whatever came of it. */
  open(): Promise<void>
  /**
   * Writes a new answer down from its start. Interrupts it where another process is already writing one in its chat.
   *
   * @returns undefined while it cannot be written anywhere: the answer lives and ends with its process
   */
  record(generation: Generation): Recorder | undefined
  /**
   * Finds the latest answer of a chat, whoever generates it. Never rejects.
   *
   * @param ownMessageId the answer that this process has in the chat
   */
  locate(chatId: string, ownMessageId: string | undefined): Promise<Located>
  /** Takes back an answer that there is no room for any more. */
  forget(generation: Generation): void
  /**
   * Whether this process is the first of all to redeem a ticket; true where nobody can say. Never rejects.
   *
   * @param keptMs how long the others are to know of it
   */
  redeem(ticketId: string, keptMs: number): Promise<boolean>
  /** Ends what is shown here of other processes' answers, for this process's followers alone. */
  endMirrors(message: string): void
  /** Resolves when everything recorded is written and the connection is closed. */
  close(): Promise<void>
}

/** Opens the sharing of a process: the chats give the memory for what it mirrors. */
export type OpenSharing = (memory: MirrorMemory) => Sharing
