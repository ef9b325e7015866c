'use client'

type ErrorPageProps = {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="fallback">
      <h1>This page failed</h1>
      <p>
        Your chats are kept in this browser. Try again; if it fails again, the server’s log has the
        cause{error.digest === undefined ? '.' : ` under the number ${error.digest}.`}
      </p>
      <p className="ways">
        <button type="button" onClick={reset}>
          Try again
        </button>
        {/* A full load, not a Link: what failed may be the running page itself. */}
        <a href="/">The two deployments</a>
      </p>
    </main>
  )
}
