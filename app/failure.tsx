/** The page of a failure that needs nothing to be shown, neither the database nor scripts. */
import { renderToStaticMarkup } from 'react-dom/server'
import { en } from '#copy/en'
import type { DatabaseFailure } from '#platform/database/away'
import styles from './app.css?url'
import type { Sent } from './sent.ts'
import { CopyProvider } from './ui/copy.tsx'
import { SendAgain } from './ui/sendagain.tsx'

export type Failure = DatabaseFailure | 'fault' | 'tooLarge'

/** `sent`: the form that could not be taken. */
export function failurePage(failure: Failure, sent: Sent | undefined): string {
  const { title, words } = en.frame.refusal[failure]
  const page = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{en.frame.title(title)}</title>
        <link rel="stylesheet" href={styles} />
      </head>
      <body>
        <main className="mx-auto grid max-w-[44rem] gap-5 p-6">
          <h1>{title}</h1>
          <p>{words}</p>
          {sent && (
            <CopyProvider value={en}>
              <SendAgain sent={sent} />
            </CopyProvider>
          )}
        </main>
      </body>
    </html>
  )
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`
}
