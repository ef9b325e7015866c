import type { ChatMessage } from '../chat-message.ts'

type Histories = {
  /** What both tabs had last. */
  readonly base: readonly ChatMessage[]
  readonly mine: readonly ChatMessage[]
  readonly theirs: readonly ChatMessage[]
}

/**
 * One history of a chat that two tabs have changed since they last agreed. Nothing that either has said is lost: their
 * turns come first, what only this tab has added follows. What a tab has taken out (the answer that it asks for anew)
 * stays out, and of an answer that both have the longer one counts. Returns `mine` itself where it says it all.
 */
export function mergeHistories({ base, mine, theirs }: Histories): readonly ChatMessage[] {
  const [inBase, inMine, inTheirs] = [idsOf(base), idsOf(mine), idsOf(theirs)]
  const firstShared = mine.findIndex(({ id }) => inTheirs.has(id))
  // A saved chat loses its oldest messages to the limit; a tab that is open still has them.
  const older = firstShared === -1 ? [] : mine.slice(0, firstShared)
  const isOlder = idsOf(older)
  const added = mine.filter(({ id }) => !inTheirs.has(id) && !inBase.has(id) && !isOlder.has(id))
  const shared = theirs
    .filter(({ id }) => inMine.has(id) || !inBase.has(id))
    .map(message =>
      longer(
        mine.find(({ id }) => id === message.id),
        message,
      ),
    )

  const merged = [...older, ...shared, ...added]
  const same = merged.length === mine.length && merged.every((each, at) => each === mine[at])
  return same ? mine : merged
}

const idsOf = (messages: readonly ChatMessage[]) => new Set(messages.map(({ id }) => id))

function longer(mine: ChatMessage | undefined, theirs: ChatMessage): ChatMessage {
  if (mine === undefined) return theirs
  return lengthOf(theirs) > lengthOf(mine) ? theirs : mine
}

const lengthOf = ({ parts }: ChatMessage) =>
  parts.reduce((sum, part) => sum + ('text' in part ? part.text.length : 0), 0)
