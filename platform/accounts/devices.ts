import { randomBytes } from 'node:crypto'
import { readCookie, signedCookie } from './cookies.ts'
import { mac } from './secrets.ts'

/**
 * A browser in which somebody has signed in before is known for that account (OWASP: device cookies), so that
 * strangers who try passwords cannot lock the owner out. It proves nothing else and opens nothing.
 * Form: the device's number, then a mark for each of the last accounts used on it.
 */
const mostAccounts = 3

async function markOf(device: string, accountId: string): Promise<string> {
  return (await mac('device cookie', `${device}:${accountId}`)).subarray(0, 12).toString('base64url')
}

/** A Set-Cookie header after which this browser is known for the account. */
export async function deviceCookie(request: Request, accountId: string): Promise<string> {
  const [device = randomBytes(12).toString('base64url'), ...marks] =
    (await readCookie('device', request))?.split('~') ?? []
  const mark = await markOf(device, accountId)
  return signedCookie(
    'device',
    [device, mark, ...marks.filter((m) => m !== mark)].slice(0, mostAccounts + 1).join('~'),
  )
}

/** The device's number when it is known for this account; the work is the same for an unknown one. */
export async function knownDevice(
  request: Request,
  accountId: string | undefined,
): Promise<string | undefined> {
  const [device = '', ...marks] = (await readCookie('device', request))?.split('~') ?? []
  const mark = await markOf(device, accountId ?? 'nobody')
  return accountId && marks.includes(mark) ? device : undefined
}
