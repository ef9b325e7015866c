import OpenAI from 'openai'
import { relayLoop } from './serve-prompts.ts'

// The address comes by the gateway's own variable, so that all variants are started alike.

relayLoop(new OpenAI({ apiKey: 'none', baseURL: process.env.OPEN_API_BASE_URL }))
