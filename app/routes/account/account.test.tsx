import { renderToStaticMarkup } from 'react-dom/server'
import { createRoutesStub } from 'react-router'
import { expect, test } from 'vitest'
import { en } from '#copy/en'
import { CopyProvider } from '#ui/copy'
import AccountPage from './account.tsx'

/** The page after `?done=`, as an address may hold anything there. */
function drawn(done: string): string {
  const Stub = createRoutesStub([{ id: 'account', path: '/account', Component: AccountPage as never }])
  const loaderData = {
    account: {
      email: 'jo@example.org',
      sessions: [],
      passkeys: [],
      codesLeft: 0,
      password: true,
      waits: false,
      done,
    },
  }
  return renderToStaticMarkup(
    <CopyProvider value={en}>
      <Stub initialEntries={['/account']} hydrationData={{ loaderData }} />
    </CopyProvider>,
  )
}

test('says what was done, and nothing of what no page of ours says', () => {
  expect(drawn('email')).toContain(en.accounts.account.done.email)
  for (const done of ['__proto__', 'constructor', 'toString', 'x', ''])
    expect(drawn(done)).not.toContain('role="alert"')
})
