import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { freePort } from '#tests/setup/program'
import { type Entrance, openEntrance } from './entrance.ts'

let entrance: Entrance | undefined
afterEach(() => entrance?.close())

async function opened(): Promise<string> {
  const port = await freePort()
  entrance = await openEntrance('127.0.0.1', port)
  return `http://127.0.0.1:${port}`
}

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const words = 'I stay with her silence.'

/** What the entrance says now to a form of a browser without scripts. */
async function sentTo(url: string, body: BodyInit) {
  const answer = await fetch(`${url}/cases/new`, { method: 'POST', headers: browser, body })
  return { answer, html: await answer.text() }
}

test('a form sent while the process starts is answered with a whole page that says to send it again', async () => {
  const { answer, html } = await sentTo(await opened(), new URLSearchParams({ question: words }))
  expect(answer.status).toBe(503)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '1',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  })
  expect(html).toMatch(
    /^<!doctype html>\n<html lang="en">.*<title>.*<h1>.*go back and send it once more.*<\/html>/s,
  )
  expect(html).not.toContain(words)
})

test('one sent while it stops gets the same, also a large one: its connection ends after it was heard out', async () => {
  const url = new URL(await opened())
  const underWay = Promise.withResolvers<ServerResponse>()
  entrance!.serve((_, response) => underWay.resolve(response))
  // A connection that is in use when the process begins to stop brings one more request.
  const line = connect(Number(url.port), url.hostname)
  let heard = ''
  line.on('data', (part) => {
    heard += part
  })
  const ended = new Promise((resolve, reject) => line.once('close', resolve).once('error', reject))
  const size = 10_000_000
  line.write(`GET / HTTP/1.1\r\nHost: ${url.host}\r\n\r\n`)
  const slow = await underWay.promise
  const quiet = entrance!.quiet(5000)
  line.write(
    `POST / HTTP/1.1\r\nHost: ${url.host}\r\nAccept: ${browser.accept}\r\nContent-Length: ${size}\r\n\r\n`,
  )
  slow.end('done')
  for (let sent = 0; sent < size; sent += size / 40) {
    line.write(Buffer.alloc(size / 40, 'a'))
    await sleep(5)
  }
  await Promise.all([ended, quiet])
  expect(heard).toMatch(/^HTTP\/1.1 200 .*done.*HTTP\/1.1 503 .*go back and send it once more.*<\/html>/s)
})

test('a page asked for says to reload; gauges and scripts are told in one word', async () => {
  const url = await opened()
  const page = await fetch(`${url}/today`, { headers: browser })
  expect([page.status, await page.text()]).toEqual([503, expect.stringContaining('reload this page')])
  const said = async (path: string, options?: RequestInit) => {
    const answer = await fetch(url + path, options)
    return [answer.status, await answer.text()]
  }
  expect(await said('/healthz')).toEqual([200, 'ok'])
  expect(await said('/readyz')).toEqual([503, 'starting'])
  expect(await said('/today.data')).toEqual([503, 'starting'])
  expect(await said('/cases/new.data', { method: 'POST', body: new URLSearchParams({ words }) })).toEqual([
    503,
    'starting',
  ])
})

test('an idle line stays open longer than a proxy keeps it, so that no form meets a closing one', async () => {
  const answer = await fetch(`${await opened()}/healthz`)
  const [, seconds] = /timeout=(\d+)/.exec(answer.headers.get('keep-alive')!)!
  expect(Number(seconds)).toBeGreaterThan(120)
})
