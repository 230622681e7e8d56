import { beforeAll, describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#platform/database/connection'
import { databaseUrls, openTestDatabase, ownerQuery } from '#tests/database'
import { healthz, readyz } from './health.ts'
import { countListener, countRequest, mayRead, metrics } from './metrics.ts'

beforeAll(openTestDatabase)

const here = { remoteAddress: '127.0.0.1', headers: new Headers() }
const token = 'a-token-of-some-length'

describe('figures', () => {
  test.each([
    ['this machine', '127.0.0.1', {}, true],
    ['this machine over IPv6', '::1', {}, true],
    ['a proxy on this machine', '127.0.0.1', { 'x-forwarded-for': '1.2.3.4' }, false],
    ['elsewhere', '10.0.0.9', {}, false],
    ['elsewhere with the token', '10.0.0.9', { authorization: `Bearer ${token}` }, true],
    ['elsewhere with another token', '10.0.0.9', { authorization: 'Bearer a-token-of-some-lengtx' }, false],
    ['this machine with another token', '127.0.0.1', { authorization: 'Bearer wrong' }, false],
  ])('for %s', (_, remoteAddress, headers, may) => {
    expect(mayRead({ remoteAddress, headers: new Headers(headers as Record<string, string>) }, token)).toBe(
      may,
    )
  })

  test('without a token set none opens them', () => {
    expect(mayRead({ ...here, headers: new Headers({ authorization: 'Bearer undefined' }) }, undefined)).toBe(
      false,
    )
  })

  test('hold counts and no ids', async () => {
    countRequest('GET', '/groups/0190c0de-0000-7000-8000-000000000001?q=grief', 200, 0.012)
    countRequest('BREW', '/teapot', 404, 0.001)
    countListener(1)
    const text = await (await metrics(here, undefined)).text()
    expect(text).toContain(
      'colloquy_http_request_seconds_count{method="GET",address="/groups/:id",status="200"} 1',
    )
    expect(text).toContain(
      'colloquy_http_request_seconds_count{method="other",address="none",status="404"} 1',
    )
    expect(text).toContain('colloquy_live_listeners 1')
    expect(text).toMatch(/colloquy_jobs_waiting \d/)
    expect(text).not.toMatch(/0190c0de|grief|teapot/)
  })

  test('to others there is no such page', async () => {
    expect((await metrics({ remoteAddress: '10.0.0.9', headers: new Headers() }, token)).status).toBe(404)
  })
})

describe('readiness', () => {
  const word = async (jobs = true) => {
    const answer = await readyz(() => jobs)
    return [answer.status, await answer.text()]
  }

  test('all there', async () => {
    process.env.COLLOQUY_MIGRATIONS = '1,1'
    expect(await word()).toEqual([200, 'ready'])
    expect(healthz().status).toBe(200)
  })

  test('says what is missing', async () => {
    expect(await word(false)).toEqual([503, 'jobs'])
    const [{ count }] = (await ownerQuery<{ count: number }>('select count(*)::int from migration')) as [
      { count: number },
    ]
    process.env.COLLOQUY_MIGRATIONS = `${count + 1},1`
    expect(await word()).toEqual([503, 'migrations'])
    process.env.COLLOQUY_MIGRATIONS = `${count},1`
    const { app, keyring: keys, jobs } = databaseUrls()
    await closeDatabase()
    openDatabase({ app, jobs, keyring: keys.replace('_keyring', '_gone') })
    expect(await word()).toEqual([503, 'keyring'])
    await closeDatabase()
    openDatabase({ app: app.replace(/\/t_[^?]*/, '/t_gone'), jobs, keyring: keys })
    expect(await word()).toEqual([503, 'database'])
    expect(healthz().status).toBe(200)
  })
})
