import OpenAI from 'openai'
import { relayLoop } from './relay-loop.ts'

// The address comes by $OPENAI_BASE_URL, as the client reads it by itself.

relayLoop(new OpenAI({ apiKey: 'none' }))
