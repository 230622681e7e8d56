import { data, redirect } from 'react-router'
import { seenOf } from '#app/meanwhile'
import { asClinician, submit } from '#app/request'
import { groupFacts } from '#domain/groups/reads'
import { setPlace } from '#domain/places/actions'
import { SetPlace } from '#domain/places/place'
import { meetingPlace } from '#domain/places/reads'
import { requireFacilitator } from '#domain/seats/reads'
import { Button } from '#ui/button'
import { useCopy } from '#ui/copy'
import { TextArea, TextField } from '#ui/field'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { Seen } from '#ui/seen'
import type { Route } from './+types/place'

export async function loader({ params, context }: Route.LoaderArgs) {
  return asClinician(
    context,
    async (acting, of: { groupId: string }) => {
      await requireFacilitator(acting, of.groupId)
      const place = await meetingPlace(acting, of)
      const { name } = await groupFacts(acting, of)
      return { groupId: of.groupId, name, place, seen: seenOf(place) }
    },
    params,
  )
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, SetPlace, setPlace, meetingPlace)
  return done.ok ? redirect(`/groups/${args.params.groupId}`) : data(done, 400)
}

export default function PlacePage({
  loaderData: { groupId, name, place, seen },
  actionData,
}: Route.ComponentProps) {
  const { groups } = useCopy()
  const copy = groups.place
  return (
    <Page
      title={copy.title}
      tab={groups.yourGroup}
      above={<a href={`/groups/${groupId}`}>{name}</a>}
      width="reading"
    >
      <Form last={actionData}>
        <Seen seen={seen} />
        <TextField
          type="url"
          name="videoLink"
          label={copy.videoLink}
          help={copy.videoLinkHelp}
          defaultValue={place.videoLink}
          maxLength={500}
        />
        <TextArea name="address" label={copy.address} defaultValue={place.address} rows={4} maxLength={500} />
        <Notice tone="private">{copy.lead}</Notice>
        <div>
          <Button type="submit" kind="primary">
            {copy.save}
          </Button>
        </div>
      </Form>
    </Page>
  )
}
