import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { en } from '#copy/en'
import { CopyProvider } from '#ui/copy'
import { PasskeyButton } from './passkey-button.tsx'

const { notHere, needsScript } = en.accounts.passkey
const drawn = (isOnlyWay: boolean) =>
  renderToStaticMarkup(
    <CopyProvider value={en}>
      <PasskeyButton next="/today" label="Use a passkey" isOnlyWay={isOnlyWay} />
    </CopyProvider>,
  )

test('before its scripts have come, a page says nothing of a browser it does not know yet', () => {
  for (const isOnlyWay of [true, false]) {
    const withScripts = drawn(isOnlyWay).replace(/<noscript>.*?<\/noscript>/, '')
    expect(withScripts).not.toContain(notHere)
    expect(withScripts).not.toContain(needsScript)
    expect(withScripts).toMatch(/<button[^>]* aria-disabled="true"[^>]*>.*Use a passkey/)
  }
})

test('where none run, the button is not shown, and one who has no other way is told why', () => {
  expect(drawn(true)).toContain(`<noscript><p class="text-ink-2">${needsScript}</p></noscript>`)
  for (const isOnlyWay of [true, false])
    expect(drawn(isOnlyWay)).toMatch(/<div class="needs-script [^>]*><div><button/)
})
