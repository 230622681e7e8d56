/** Pages of signed-in members under load: each request is another member's, in turn. */
import { gzipSync } from 'node:zlib'
import autocannon from 'autocannon'
import type { LoadMember } from './network.ts'

export type SignedInMember = LoadMember & { cookie: string }
type Figures = {
  requestsPerSecond: number
  p50: number
  p97_5: number
  p99: number
  requests: number
}
export type PageFigures = {
  page: string
  kilobytesOfHtml: number
  one: Figures
  ten: Figures
}

type LoadPage = {
  page: string
  path: (member: LoadMember) => string
  /** What stands on the page only when it shows what it should: no refusal, nothing sealed left shut. */
  shows: (member: LoadMember) => string
}

export const loadPages: LoadPage[] = [
  { page: 'today', path: () => '/today', shows: ({ groupId }) => `href="/groups/${groupId}"` },
  {
    page: 'directory, filtered',
    path: () => '/groups/find?goal=clinical-consult&place=online&open=on',
    shows: () => 'name="specialty"',
  },
  { page: 'directory, all', path: () => '/groups/find', shows: () => 'name="specialty"' },
  {
    page: 'group',
    path: ({ groupId }) => `/groups/${groupId}`,
    shows: ({ groupId }) => `https://meet.example.org/${groupId.slice(-12)}`,
  },
  { page: 'case', path: ({ caseId }) => `/cases/${caseId}`, shows: () => 'name="responseId"' },
]

const seconds = { warm: 3, one: 4, ten: 8 }

export async function measurePage(
  url: string,
  { page, path, shows }: LoadPage,
  members: readonly SignedInMember[],
): Promise<PageFigures> {
  let bytes = 0
  for (const member of members) {
    const answer = await fetch(url + path(member), { headers: { cookie: member.cookie }, redirect: 'manual' })
    const html = await answer.text()
    if (answer.status !== 200 || !html.includes(shows(member)))
      throw new Error(`${page} does not show what it should: ${answer.status}, ${html.length} characters`)
    bytes += gzipSync(html).length
  }
  const requests = members.map((member) => ({ path: path(member), headers: { cookie: member.cookie } }))
  await shoot(url, requests, 10, seconds.warm)
  return {
    page,
    kilobytesOfHtml: rounded(bytes / members.length / 1024),
    one: await shoot(url, requests, 1, seconds.one),
    ten: await shoot(url, requests, 10, seconds.ten),
  }
}

type Requests = { path: string; headers: Record<string, string> }[]

async function shoot(
  url: string,
  requests: Requests,
  connections: number,
  duration: number,
): Promise<Figures> {
  const times: number[] = []
  let refused = 0
  const began = performance.now()
  await new Promise<void>((resolve, reject) => {
    const running = autocannon({ url, requests, connections, duration }, (error, result) => {
      if (error) return reject(error)
      if (refused || result.errors || result.timeouts)
        return reject(new Error(`${refused} refused, ${result.errors} failed, ${result.timeouts} timed out`))
      resolve()
    })
    // autocannon's own figures are whole milliseconds.
    running.on('response', (_client, status, _bytes, time) => {
      if (status === 200) times.push(time)
      else refused += 1
    })
  })
  const passed = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const share = (part: number) =>
    rounded(times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0)
  return {
    requestsPerSecond: rounded(times.length / passed),
    p50: share(0.5),
    p97_5: share(0.975),
    p99: share(0.99),
    requests: times.length,
  }
}

export const rounded = (value: number): number => Math.round(value * 10) / 10
