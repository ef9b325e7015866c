import type { UIMessage } from 'ai'
import type { PromptPart } from '../upstream/upstream.ts'

/** A file as Chat Completions takes it, or why it cannot. */
export type Attachment =
  | { readonly state: 'attached'; readonly part: PromptPart }
  | { readonly state: 'refused'; readonly message: string }

type FilePart = Extract<UIMessage['parts'][number], { type: 'file' }>

const AUDIO: Readonly<Record<string, 'wav' | 'mp3'>> = {
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/wave': 'wav',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
}

const MAX_SHOWN_TYPE = 60

/**
 * A file of a message → a part of a prompt. Images go as a data URL or an address, which the API fetches itself; PDF
 * documents, WAV and MP3 as a data URL alone. Nothing else has a place in the format.
 */
export function attach({ mediaType, url, filename }: FilePart): Attachment {
  // They come from a client's frame, where nothing has looked at them.
  const type = String(mediaType).toLowerCase()
  const address = String(url)
  const data = /^data:[^,]*;base64,/i.test(address) ? address : undefined
  if (type.startsWith('image/') && (data !== undefined || /^https?:\/\//i.test(address))) {
    return { state: 'attached', part: { type: 'image_url', image_url: { url: address } } }
  }
  const format = AUDIO[type]
  if (format !== undefined && data !== undefined) {
    const audio = { data: data.slice(data.indexOf(',') + 1), format }
    return { state: 'attached', part: { type: 'input_audio', input_audio: audio } }
  }
  if (type === 'application/pdf' && data !== undefined) {
    const file = { filename: String(filename ?? 'document.pdf'), file_data: data }
    return { state: 'attached', part: { type: 'file', file } }
  }
  return {
    state: 'refused',
    message: `A file of the type ${type.slice(0, MAX_SHOWN_TYPE)} cannot be passed on like this. Images can, and PDF documents, WAV and MP3 within the message.`,
  }
}
