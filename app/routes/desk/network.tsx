import { data, redirect } from 'react-router'
import * as z from 'zod'
import { seenOf } from '#app/meanwhile'
import { asClinician, submit } from '#app/request'
import { jurisdictionName, jurisdictions } from '#domain/licenses/jurisdictions'
import { professions } from '#domain/licenses/license'
import { addBody, changeNetwork, removeBody } from '#domain/network/actions'
import { AddBody, type Body, ChangeNetwork, directories } from '#domain/network/network'
import { networkToChange } from '#domain/network/reads'
import type { Acting } from '#platform/database/acting'
import { newId } from '#platform/identifiers'
import { Button } from '#ui/button'
import { Card, Line, Lines } from '#ui/card'
import { RadioCards } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { Select, TextArea, TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Seen } from '#ui/seen'
import { ZoneField } from '#ui/zonefield'
import type { Route } from './+types/network'
import { Desk } from './desk.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const places = jurisdictions.map(({ code: value, name: label }) => ({ value, label }))
  const isSaved = new URL(request.url).searchParams.has('saved')
  const settings = await asClinician(context, networkToChange, undefined)
  return { ...settings, seen: seenOf(settings.network), bodyId: newId(), places, isSaved }
}

const Network = ChangeNetwork.extend({ form: z.literal('network') })
const Add = AddBody.extend({ form: z.literal('add') })
const Remove = z.object({ form: z.literal('remove'), bodyId: z.uuid() })
type Change = z.output<typeof Network> | z.output<typeof Add> | z.output<typeof Remove>

async function change(acting: Acting, { form, ...input }: Change): Promise<void> {
  if (form === 'network') await changeNetwork(acting, input as z.output<typeof ChangeNetwork>)
  if (form === 'add') await addBody(acting, input as z.output<typeof AddBody>)
  if (form === 'remove') await removeBody(acting, input as { bodyId: string })
}

/** Bodies are lines of their own: only the settings can be overwritten. */
const storedNow = async (acting: Acting, { form }: Change) =>
  form === 'network' ? (await networkToChange(acting)).network : {}

export async function action(args: Route.ActionArgs) {
  const answer = await submit(args, z.discriminatedUnion('form', [Network, Add, Remove]), change, storedNow)
  return answer.ok ? redirect('/desk/network?saved') : data(answer, 400)
}

export default function NetworkPage({ loaderData, actionData }: Route.ComponentProps) {
  const copy = useCopy().desk.network
  const { network, bodies, bodyId, places, isSaved, seen } = loaderData
  return (
    <Desk title={copy.title}>
      {isSaved && (
        <Notice tone="good" isAlert>
          {copy.saved}
        </Notice>
      )}
      <Card>
        <Form name="network" last={actionData}>
          <Seen seen={seen} />
          <TextField
            name="name"
            label={copy.name}
            defaultValue={network.name}
            isRequired
            maxLength={120}
            width="medium"
          />
          <ZoneField name="homeZone" label={copy.homeZone} defaultValue={network.homeZone} isRequired />
          <TextArea
            name="about"
            label={copy.about}
            help={copy.aboutHelp}
            defaultValue={network.about}
            rows={3}
            maxLength={2000}
          />
          <RadioCards
            name="directory"
            label={copy.directory}
            columns={2}
            defaultValue={network.directory}
            options={directories.map((value) => ({ value, ...copy.directories[value] }))}
          />
          <TextField
            name="keepCreditYears"
            type="number"
            min={1}
            max={30}
            label={copy.keepCreditYears}
            defaultValue={String(network.keepCreditYears)}
            isRequired
            width="short"
          />
          <div>
            <Button kind="primary">{copy.submit}</Button>
          </div>
        </Form>
      </Card>
      <Bodies bodies={bodies} bodyId={bodyId} places={places} last={actionData} />
    </Desk>
  )
}

type BodiesProps = {
  bodies: Body[]
  bodyId: string
  places: { value: string; label: string }[]
  last: Parameters<typeof Form>[0]['last']
}

function Bodies({ bodies, bodyId, places, last }: BodiesProps) {
  const { desk, licenses } = useCopy()
  const copy = desk.network
  const professionOptions = [
    { value: 'any', label: copy.anyProfession },
    ...professions.map((value) => ({ value: value as string, label: licenses.professions[value]! })),
  ]
  return (
    <Card title={copy.bodies}>
      <p className="mb-4 max-w-prose text-ink-2">{copy.bodiesWords}</p>
      <Lines>
        {bodies.map((body) => (
          <Line
            key={body.id}
            button={
              <Form name="remove" last={last} className="contents">
                <input type="hidden" name="bodyId" value={body.id} />
                <Button size="small">{copy.remove}</Button>
              </Form>
            }
          >
            <p className="font-medium">{body.name}</p>
            <p className="text-sm text-ink-2">
              {jurisdictionName(body.jurisdiction)},{' '}
              {licenses.professions[body.profession] ?? copy.anyProfession}
              {body.registerUrl && (
                <>
                  {', '}
                  <a href={body.registerUrl} target="_blank" rel="noreferrer noopener">
                    {copy.register}
                  </a>
                </>
              )}
            </p>
          </Line>
        ))}
      </Lines>
      <div className="mt-5 grid gap-4 border-t border-line pt-5">
        <h3>{copy.addTitle}</h3>
        <Form name="add" last={last}>
          <input type="hidden" name="bodyId" value={bodyId} />
          <Select
            name="jurisdiction"
            label={copy.jurisdiction}
            options={places}
            empty=""
            isRequired
            width="medium"
          />
          <Select
            name="profession"
            label={copy.profession}
            options={professionOptions}
            defaultValue="any"
            isRequired
            width="medium"
          />
          <TextField name="name" label={copy.bodyName} isRequired maxLength={160} />
          <TextField name="registerUrl" type="url" label={copy.registerUrl} maxLength={300} />
          <div>
            <Button>{copy.add}</Button>
          </div>
        </Form>
      </div>
    </Card>
  )
}
