import type { Problem } from './problem.ts'
import { DEFAULT_MODEL, type Values } from './variables.ts'

/** Which upstream answers: the built-in mock, or an OpenAI-compatible server. */
export type UpstreamChoice =
  | { readonly state: 'mock' }
  | {
      readonly state: 'server'
      readonly baseUrl: string
      /** Undefined for a local server that asks for none (llama.cpp, vLLM, Ollama). */
      readonly apiKey: string | undefined
      readonly model: string
      readonly plainHttp2: boolean
      readonly firstTokenMs: number
      readonly idleMs: number
      readonly totalMs: number
      /** Addresses of proxies, and the hosts that are reached without them. */
      readonly proxies: {
        readonly http: string | undefined
        readonly https: string | undefined
        readonly except: string | undefined
      }
    }

const PUBLIC_BASE_URL = 'https://api.openai.com/v1'

const isPlaceholder = (key: string) => /^(sk-)?(your[_-]|\.\.\.|<|changeme|xxx)/i.test(key)

const isPublic = (baseUrl: string) => URL.parse(baseUrl)?.hostname === 'api.openai.com'

/**
 * Decides which upstream answers (ARCHITECTURE.md, decision 2): neither key nor address → the mock;
 * an address other than the public one needs no key; the public one without a key, or a
 * placeholder key, is a problem with a remedy.
 */
export function chooseUpstream(values: Values): UpstreamChoice | Problem {
  const apiKey = values.OPEN_API_KEY ?? values.OPENAI_API_KEY
  const configuredUrl = values.OPEN_API_BASE_URL ?? values.OPENAI_BASE_URL
  if (apiKey === undefined && configuredUrl === undefined) return { state: 'mock' }

  const baseUrl = configuredUrl ?? PUBLIC_BASE_URL
  if (apiKey !== undefined && isPlaceholder(apiKey)) {
    return {
      variable: 'OPEN_API_KEY',
      expected: 'a real key',
      found: 'the placeholder of an example file',
      remedy: 'put your key there, or remove the line to chat with the built-in mock',
    }
  }
  if (apiKey === undefined && isPublic(baseUrl)) {
    return {
      variable: 'OPEN_API_KEY',
      expected: `a key, because OPEN_API_BASE_URL is ${baseUrl}`,
      found: 'nothing',
      remedy: 'set it, or remove OPEN_API_BASE_URL to chat with the built-in mock',
    }
  }
  if (values.OPEN_API_H2C && !baseUrl.startsWith('http://')) {
    return {
      variable: 'OPEN_API_H2C',
      expected: '0 with an https:// address, which negotiates HTTP/2 by itself',
      found: '1',
      remedy: 'remove OPEN_API_H2C',
    }
  }
  return {
    state: 'server',
    baseUrl,
    apiKey,
    model: values.OPEN_API_MODEL ?? values.OPENAI_MODEL ?? DEFAULT_MODEL,
    plainHttp2: values.OPEN_API_H2C,
    firstTokenMs: values.OPEN_API_FIRST_TOKEN_MS,
    idleMs: values.OPEN_API_IDLE_MS,
    totalMs: values.OPEN_API_TOTAL_MS,
    proxies: {
      http: values.HTTP_PROXY ?? values.ALL_PROXY,
      https: values.HTTPS_PROXY ?? values.ALL_PROXY,
      except: values.NO_PROXY,
    },
  }
}

/** The upstream's name for whoever opens the page: its model, never its address, which is the operator's own. */
export function nameUpstream(choice: UpstreamChoice): string {
  return choice.state === 'mock' ? 'mock' : choice.model
}

/** The upstream in words for the start-up line: `mock`, or `gpt-5.4-mini at https://…`. Never the key. */
export function describeUpstream(choice: UpstreamChoice): string {
  return choice.state === 'mock'
    ? 'mock'
    : `${choice.model} at ${withoutCredentials(choice.baseUrl)}`
}

function withoutCredentials(address: string): string {
  const { origin, pathname } = new URL(address)
  return origin + (pathname === '/' ? '' : pathname)
}
