/** The answer while the database cannot be reached: one plain page that needs nothing, and when to ask again. */
import { en } from '#copy/en'

const secondsToWait = 10

/** 503 as a page of its own; a request for a page's data keeps `body`, which its script understands. */
export function awayAnswer(body?: Response): Response {
  const headers = new Headers(body?.headers)
  headers.set('Retry-After', String(secondsToWait))
  headers.set('Cache-Control', 'no-store')
  if (body) return new Response(body.body, { status: 503, headers })
  headers.set('Content-Type', 'text/html; charset=utf-8')
  const { title, words } = en.frame.refusal.away
  const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${en.frame.title(title)}</title></head>
<body><main><h1>${title}</h1><p>${words}</p></main></body>
</html>
`
  return new Response(page, { status: 503, headers })
}
