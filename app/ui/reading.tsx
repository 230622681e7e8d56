import type { ReactNode } from 'react'
import type { Reading, Sentence } from '#copy/reading.en'
import { Page } from './page.tsx'

/** A text to read: parts with headings, and where they help, a list of names and what is behind them; `next`: where on. */
export function ReadingPage({ text, next }: { text: Reading; next?: ReactNode }) {
  return (
    <Page title={text.title} lead={<span className="text-lg">{text.lead}</span>} width="reading">
      {text.parts.map((part) => (
        <section key={part.title} className="grid gap-2.5">
          <h2 className="text-[1.3125rem]">{part.title}</h2>
          {part.words.map((words) => (
            <p key={words} className="leading-relaxed">
              {words}
            </p>
          ))}
          {part.points && (
            <dl className="mt-1 grid rounded-m border border-line bg-card px-5 shadow-1">
              {part.points.map(({ name, words }) => (
                <div
                  key={name}
                  className="grid gap-x-6 border-line py-3 not-first:border-t sm:grid-cols-[13rem_minmax(0,1fr)]"
                >
                  <dt className="font-medium">{name}</dt>
                  <dd className="text-ink-2">
                    <InParts of={words} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      ))}
      {next && <div className="mt-2">{next}</div>}
    </Page>
  )
}

/** A sentence, and what of it can be pressed: on a phone a number is called. */
function InParts({ of }: { of: Sentence }) {
  if (typeof of === 'string') return of
  return of.map((part) =>
    typeof part === 'string' ? (
      part
    ) : (
      <a key={part.to} href={part.to}>
        {part.words}
      </a>
    ),
  )
}
