import { failure, type UpstreamFailure } from './failure.ts'

const UNTRUSTED = 'nobody that this server trusts has signed it'

/** What is wrong with a certificate, by Node's codes (https://nodejs.org/api/tls.html#x509-certificate-error-codes). */
const certificates: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  CERT_REVOKED: 'it was revoked',
  CERT_REJECTED: UNTRUSTED,
  CERT_UNTRUSTED: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name than OPEN_API_BASE_URL has',
  HOSTNAME_MISMATCH: 'it is for another name than OPEN_API_BASE_URL has',
  INVALID_CA: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
}

/** Codes of connections that were refused or broke before an answer began: asking again may help. */
const passing = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EAI_AGAIN', 'UND_ERR_SOCKET']

/** How undici tells of a request that the server has not looked at (RFC 9113, 8.7), and that it has itself sent again once. */
const UNPROCESSED = /"GOAWAY" frame received with code 0|REFUSED_STREAM/

/** Whether a request whose connection failed so may be sent again. A time-out is not: the API may be at work on it. */
export function isPassing(error: unknown): boolean {
  const isUnprocessed = chainOf(error).some(({ message }) => UNPROCESSED.test(message))
  return isUnprocessed || codesOf(error).some(code => passing.includes(code))
}

/** The failure that an error of the network stands for. */
export function failureOfNetwork(error: unknown): UpstreamFailure {
  const codes = codesOf(error)
  const detail = codes.at(-1)
  const flaw = codes.map(code => certificates[code]).find(words => words !== undefined)
  if (flaw !== undefined) {
    const message = `The API's certificate is not accepted: ${flaw}. For a certificate authority of your own, start the server with NODE_EXTRA_CA_CERTS in its shell (Node does not read it from .env).`
    return failure('certificate', { detail, message })
  }
  if (codes.some(code => code === 'EPROTO' || code.startsWith('ERR_SSL_'))) {
    const message =
      'The API cannot be reached: it does not speak TLS. Check whether OPEN_API_BASE_URL begins with http:// rather than https://.'
    return failure('unreachable', { detail, message })
  }
  if (isOfProxy(error)) {
    const message =
      'The API cannot be reached: the proxy did not let the request through. Check HTTPS_PROXY, HTTP_PROXY and NO_PROXY on the server.'
    return failure('unreachable', { detail, message })
  }
  return failure('unreachable', { detail })
}

function isOfProxy(error: unknown): boolean {
  return chainOf(error).some(
    ({ name, message }) => /proxy/i.test(name) || /^proxy (response|auth)/i.test(message),
  )
}

function codesOf(error: unknown): readonly string[] {
  return chainOf(error).flatMap(cause => ('code' in cause ? [String(cause.code)] : []))
}

/** An error, what caused it, and so on. */
function chainOf(error: unknown): readonly Error[] {
  const chain: Error[] = []
  for (let next = error; next instanceof Error && chain.length < 8; next = next.cause) {
    chain.push(next)
    // Several addresses were tried in vain: the first one's reason stands for all.
    if (next instanceof AggregateError && next.errors[0] instanceof Error)
      chain.push(next.errors[0])
  }
  return chain
}
