import type { Generation } from '../chat/generation.ts'
import { encodeHead } from './entry.ts'
import type { Link } from './link.ts'
import { answerKey, chatKey, leaseKey } from './names.ts'

/**
 * Makes an answer the latest of its chat, unless a living process is writing one there: takes the chat, drops its former
 * answer, and writes the first entry. One step, because two processes may try at once. (The keys of the former answer are
 * found in the script: a cluster of Redis is not served.)
 */
const SCRIPT = `
local latest = redis.call('GET', KEYS[1])
if latest then
  local epoch, id = string.match(latest, '^(%S+) (%S+)$')
  local stream = ARGV[5] .. id
  local last = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)[1]
  if last and epoch ~= ARGV[1] and redis.call('EXISTS', ARGV[6] .. epoch) == 1 then
    local ended = last[2][1] == 'e' and string.sub(last[2][2], -2) == '}]'
    if not ended then return 0 end
  end
  redis.call('DEL', stream)
end
redis.call('SET', KEYS[1], ARGV[1] .. ' ' .. ARGV[2], 'PX', ARGV[4])
redis.call('XADD', KEYS[2], '1-0', 'm', ARGV[3])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
return 1
`

/** @returns false where another process is writing an answer in this chat */
export async function claim(
  link: Link,
  { chatId, messageId, metadata }: Pick<Generation, 'chatId' | 'messageId' | 'metadata'>,
  expiryMs: number,
): Promise<boolean> {
  const keys = [chatKey(chatId), answerKey(messageId)]
  const head = encodeHead(metadata)
  const expiry = String(expiryMs)
  const values = [link.epoch, messageId, head, expiry, answerKey(''), leaseKey('')]
  return (await link.command(['EVAL', SCRIPT, '2', ...keys, ...values])) === 1
}
