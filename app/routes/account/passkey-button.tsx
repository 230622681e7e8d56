import { useEffect, useState } from 'react'
import { Button } from '#ui/button'
import { useCopy } from '#ui/copy'

type Answer = { isDone: true } | { isDone: false; problem: 'failed' | 'none' }

const isAble = () =>
  typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential

export type PasskeyUse = 'unknown' | 'usable' | 'not-here'

/** Whether a passkey can be used here: unknown until the page is awake, and so for good without JavaScript. */
export function usePasskeys(): PasskeyUse {
  const [use, setUse] = useState<PasskeyUse>('unknown')
  useEffect(() => setUse(isAble() ? 'usable' : 'not-here'), [])
  return use
}

/** Posts JSON to a step of the passkeys' ways; undefined when it was refused. */
async function post(step: string, body: unknown): Promise<Response | undefined> {
  const response = await fetch(`/passkeys/${step}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body ?? {}),
  })
  return response.ok ? response : undefined
}

/** Asks the device for one of its passkeys and signs in with it. */
async function signInHere(): Promise<Answer> {
  if (!isAble()) return { isDone: false, problem: 'none' }
  const options = await (await post('ask', {}))?.json()
  const publicKey = options && PublicKeyCredential.parseRequestOptionsFromJSON(options)
  const credential =
    publicKey &&
    ((await navigator.credentials.get({ publicKey }).catch(() => null)) as PublicKeyCredential | null)
  const isDone = Boolean(credential && (await post('sign-in', credential.toJSON())))
  return isDone ? { isDone } : { isDone: false, problem: 'failed' }
}

/** Has the device make a passkey for the person who is signed in. */
async function makeHere(name: string): Promise<Answer> {
  if (!isAble()) return { isDone: false, problem: 'none' }
  const options = await (await post('make', {}))?.json()
  const publicKey = options && PublicKeyCredential.parseCreationOptionsFromJSON(options)
  const credential =
    publicKey &&
    ((await navigator.credentials.create({ publicKey }).catch(() => null)) as PublicKeyCredential | null)
  const isDone = Boolean(credential && (await post('add', { response: credential.toJSON(), name })))
  return isDone ? { isDone } : { isDone: false, problem: 'failed' }
}

type Props = {
  next: string
  label: string
  /** Makes a passkey of this name instead of signing in. */
  make?: { nameField: string }
  /** There is nothing else on the page to do: where it cannot be done, it says why. Else it stands under the others. */
  isOnlyWay?: boolean
}

/**
 * Signs in with a passkey, or makes one, and goes on. Where passkeys cannot be used it is not there; until that is known
 * it waits in its place, and without JavaScript a sentence stands there instead.
 */
export function PasskeyButton({ next, label, make, isOnlyWay }: Props) {
  const copy = useCopy().accounts.passkey
  const [state, setState] = useState<'idle' | 'waiting' | 'failed' | 'none'>('idle')
  const use = usePasskeys()
  async function press() {
    setState('waiting')
    const name = make
      ? (document.querySelector<HTMLInputElement>(`[name="${make.nameField}"]`)?.value ?? '')
      : ''
    const answer = await (make ? makeHere(name) : signInHere()).catch(
      (): Answer => ({ isDone: false, problem: 'failed' }),
    )
    if (answer.isDone) window.location.assign(next)
    else setState(answer.problem)
  }
  if (use === 'not-here') return isOnlyWay ? <p className="text-ink-2">{copy.notHere}</p> : null
  const button = (
    <div
      className={
        isOnlyWay ? 'needs-script grid gap-2' : 'needs-script mt-5 grid gap-2 border-t border-line pt-5'
      }
    >
      <div>
        <Button
          type="button"
          kind={isOnlyWay ? 'primary' : 'plain'}
          icon="key"
          onPress={press}
          isDisabled={use === 'unknown' || state === 'waiting'}
        >
          {label}
        </Button>
      </div>
      <p role="status" className="text-sm text-ink-2">
        {state === 'waiting' && copy.waiting}
        {state === 'failed' && copy.failed}
        {state === 'none' && copy.none}
      </p>
    </div>
  )
  if (!isOnlyWay) return button
  return (
    <>
      <noscript>
        <p className="text-ink-2">{copy.needsScript}</p>
      </noscript>
      {button}
    </>
  )
}
