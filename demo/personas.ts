import { readdirSync } from 'node:fs'
import { html, raw } from 'hono/html'
import { demo } from '#copy/demo.en'

/** Where most of the sample network's groups meet. */
const ZONE = 'America/New_York'
const buttonLook =
  'min-h-10 cursor-pointer rounded-s border border-line-field bg-card px-4 py-2 font-medium hover:bg-sunken'

export type PersonaLine = { slug: string; name: string; credential: string }

/** The page that lists whom to sign in as, in the product's own look. */
export function personasPage(people: readonly PersonaLine[], now: Temporal.Instant) {
  const named = people.filter(({ slug }) => slug in demo.people)
  const others = people.filter(({ slug }) => !(slug in demo.people))
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${demo.title}</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    ${stylesheets()}
  </head>
  <body class="bg-paper text-ink">
    <main class="mx-auto grid max-w-3xl gap-6 px-5 py-10">
      <header>
        <h1>${demo.title}</h1>
        <p class="mt-2 max-w-prose text-ink-2">${demo.lead}</p>
      </header>
      <ul class="grid gap-3">
        ${named.map((person) => row(person, demo.people[person.slug] ?? ''))}
      </ul>
      <section>
        <h2 class="mb-2 text-xl">${demo.clock}</h2>
        <p class="mb-3">${demo.clockNow(now.toZonedDateTimeISO(ZONE))}</p>
        <div class="mb-4 flex flex-wrap gap-2">
          ${demo.steps.map(
            ({ words, ...step }) => html`<form method="post" action="/demo/clock">
              <input type="hidden" name="to" value="${now.add(step)}" />
              <button class="${buttonLook}">${words}</button>
            </form>`,
          )}
        </div>
        <form method="post" action="/demo/clock" class="flex flex-wrap items-end gap-3">
          <label class="grid gap-1 text-sm">${demo.clockLabel}
            <input name="to" value="${now.toString({ smallestUnit: 'minute' })}" class="min-h-10 rounded-s border border-line-field bg-card px-3 py-2" />
          </label>
          <button class="${buttonLook}">${demo.move}</button>
        </form>
      </section>
      <details>
        <summary class="cursor-pointer">${demo.others(others.length)}</summary>
        <ul class="mt-3 grid gap-3 sm:grid-cols-2">
          ${others.map((person) => row(person, ''))}
        </ul>
      </details>
    </main>
  </body>
</html>`
}

function row({ slug, name, credential }: PersonaLine, words: string) {
  return html`<li class="flex flex-wrap items-center justify-between gap-3 rounded-m border border-line bg-card px-5 py-3">
    <div>
      <div class="font-medium">${name}, ${credential}</div>
      ${words ? html`<div class="text-sm text-ink-2">${words}</div>` : ''}
    </div>
    <form method="post" action="/demo/as/${slug}">
      <button class="${buttonLook}" aria-label="${demo.as(name)}">${demo.signIn}</button>
    </form>
  </li>`
}

/** The style sheets of the build beside which this runs. */
function stylesheets() {
  const names = readdirSync('build/client/assets').filter((name) => name.endsWith('.css'))
  return raw(names.map((name) => `<link rel="stylesheet" href="/assets/${name}" />`).join('\n    '))
}
