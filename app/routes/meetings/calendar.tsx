import { Link } from 'react-router'
import { z } from 'zod'
import { answered, asClinician, submit } from '#app/request'
import { changeFeed, makeFeedLink, removeFeed } from '#domain/feeds/actions'
import { ChangeFeed } from '#domain/feeds/feed'
import { ownFeed } from '#domain/feeds/reads'
import { waysInWait } from '#platform/accounts/waysin'
import type { Acting } from '#platform/database/acting'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { Form } from '#ui/form'
import { EmptyState, Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { CopyLink } from '#ui/secret'
import type { Route } from './+types/calendar'

const Change = z.discriminatedUnion('do', [
  z.object({ do: z.literal('make') }),
  z.object({ do: z.literal('remove') }),
  ChangeFeed.extend({ do: z.literal('show') }),
])

export async function loader({ context }: Route.LoaderArgs) {
  const [feed, waits] = await Promise.all([
    asClinician(context, ownFeed, undefined),
    asClinician(context, waysInWait, undefined),
  ])
  return { feed, waits }
}

/** The link is in this one answer only: it is kept nowhere, so the page cannot show it again. */
export async function action(args: Route.ActionArgs) {
  return answered(await submit(args, Change, change))
}

async function change(
  acting: Acting,
  input: z.infer<typeof Change>,
): Promise<{ did: 'make' | 'remove' | 'show'; link?: string }> {
  if (input.do === 'show') await changeFeed(acting, input)
  if (input.do === 'remove') await removeFeed(acting)
  if (input.do !== 'make') return { did: input.do }
  const { token } = await makeFeedLink(acting)
  const site = process.env.COLLOQUY_URL ?? 'http://localhost:3000'
  return { did: 'make', link: new URL(`/calendar/${token}.ics`, site).href }
}

export default function CalendarPage({ loaderData: { feed, waits }, actionData }: Route.ComponentProps) {
  const { feeds: copy, meetings } = useCopy()
  const did = actionData?.ok ? actionData.value : undefined
  return (
    <Page
      title={copy.title}
      above={<Link to="/meetings">{meetings.title}</Link>}
      lead={copy.lead}
      width="reading"
    >
      {did?.did === 'remove' && (
        <Notice tone="good" isAlert>
          {copy.state.removed}
        </Notice>
      )}
      {did?.did === 'show' && (
        <Notice tone="good" isAlert>
          {copy.show.saved}
        </Notice>
      )}
      {did?.link && <NewLink link={did.link} />}
      {waits && <Notice tone="clay">{copy.none.waits}</Notice>}
      {!feed && !waits && (
        <EmptyState
          title={copy.none.title}
          button={<MakeButton words={copy.none.make} last={actionData} isPrimary />}
        >
          {copy.none.text}
        </EmptyState>
      )}
      {feed && <LinkState feed={feed} waits={waits} last={actionData} />}
      {feed && !waits && (
        <Card title={copy.show.title}>
          <Form name="show" last={actionData} className="grid gap-4">
            <input type="hidden" name="do" value="show" />
            <Checkbox
              name="namesGroups"
              label={copy.show.namesGroups}
              help={copy.show.namesHelp}
              defaultChecked={feed.namesGroups}
            />
            <Checkbox
              name="withCancelled"
              label={copy.show.withCancelled}
              help={copy.show.cancelledHelp}
              defaultChecked={feed.withCancelled}
            />
            <div>
              <Button>{copy.show.save}</Button>
            </div>
          </Form>
        </Card>
      )}
      <Card title={copy.good.title}>
        <div className="grid gap-2 text-ink-2">
          <p>{copy.good.slow}</p>
          <p>{copy.good.little}</p>
        </div>
      </Card>
    </Page>
  )
}

type Last = Route.ComponentProps['actionData']

function MakeButton({ words, last, isPrimary }: { words: string; last: Last; isPrimary?: boolean }) {
  return (
    <Form name="make" last={last} className="contents">
      <input type="hidden" name="do" value="make" />
      <Button kind={isPrimary ? 'primary' : 'plain'}>{words}</Button>
    </Form>
  )
}

/** Shown once, after it was made. */
function NewLink({ link }: { link: string }) {
  const copy = useCopy().feeds.made
  const webcal = link.replace(/^https?:/, 'webcal:')
  return (
    <Card title={copy.title}>
      <div className="grid gap-4">
        <p>{copy.once}</p>
        <CopyLink address={link} label={copy.label} />
        <div className="grid gap-2">
          <h3 className="text-md">{copy.add}</h3>
          <div className="flex flex-wrap gap-2">
            <a href={webcal} className="font-medium">
              {copy.apple}
            </a>
            <span aria-hidden="true">·</span>
            <a
              href={`https://calendar.google.com/calendar/r?cid=${encodeURIComponent(webcal)}`}
              target="_blank"
              rel="noreferrer noopener"
              className="font-medium"
            >
              {copy.google}
            </a>
            <span aria-hidden="true">·</span>
            <a
              href={`https://outlook.live.com/calendar/0/addfromweb?url=${encodeURIComponent(link)}`}
              target="_blank"
              rel="noreferrer noopener"
              className="font-medium"
            >
              {copy.outlook}
            </a>
          </div>
          <p className="text-sm text-ink-2">{copy.other}</p>
        </div>
      </div>
    </Card>
  )
}

function LinkState({
  feed,
  waits,
  last,
}: {
  feed: NonNullable<Awaited<ReturnType<typeof ownFeed>>>
  waits: boolean
  last: Last
}) {
  const copy = useCopy().feeds.state
  const [made, madeAfter] = copy.madeOn('\0').split('\0')
  const [used, usedAfter] = copy.lastUsed('\0').split('\0')
  return (
    <Card title={copy.title}>
      <div className="grid gap-3">
        <p>
          {made}
          <DateTime at={feed.madeAt} as="moment" />
          {madeAfter}
        </p>
        <p>
          {feed.lastUsedAt ? (
            <>
              {used}
              <DateTime at={feed.lastUsedAt} as="moment" />
              {usedAfter}
            </>
          ) : (
            copy.neverUsed
          )}
        </p>
        <p className="text-sm text-ink-2">{copy.lost}</p>
        <div className="flex flex-wrap gap-2">
          {!waits && <MakeButton words={copy.renew} last={last} />}
          <Form name="remove" last={last} className="contents">
            <input type="hidden" name="do" value="remove" />
            <Button kind="danger">{copy.remove}</Button>
          </Form>
        </div>
      </div>
    </Card>
  )
}
