import { asClinician, queryOf } from '#app/request'
import { peopleList } from '#domain/stewards/reads'
import { FindPeople } from '#domain/stewards/steward'
import { Button, ButtonLink } from '#ui/button'
import { Card, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { TextField } from '#ui/field'
import { Paging } from '#ui/filters'
import { Form } from '#ui/form'
import { EmptyState } from '#ui/notice'
import type { Route } from './+types/people'
import { Desk } from './desk.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  const asked = FindPeople.parse(queryOf(request))
  const found = await asClinician(context, peopleList, asked)
  return { ...found, name: asked.name, isLater: asked.after !== undefined }
}

export default function PeoplePage({ loaderData: { people, next, name, isLater } }: Route.ComponentProps) {
  const copy = useCopy().desk.people
  return (
    <Desk title={copy.title} lead={copy.lead}>
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <TextField
          name="name"
          type="search"
          label={copy.search}
          defaultValue={name}
          maxLength={80}
          isRequired
        />
        <Button>{copy.find}</Button>
      </Form>
      {people.length === 0 ? (
        <EmptyState title={copy.none} />
      ) : (
        <Card>
          <Lines>
            {people.map((person) => (
              <Line
                key={person.id}
                isShort
                button={
                  <ButtonLink to={`/desk/people/${person.id}/reset`} size="small" kind="quiet">
                    {copy.reset}
                  </ButtonLink>
                }
              >
                <p className="font-medium wrap-anywhere">{person.name}</p>
                <p className="text-sm text-ink-2">
                  {person.credential && `${person.credential}, `}
                  {copy.since} <DateTime at={person.since} as="short-of-year" />
                </p>
              </Line>
            ))}
          </Lines>
        </Card>
      )}
      <Paging
        label={copy.pages}
        first={
          isLater
            ? {
                to: name ? `/desk/people?${new URLSearchParams({ name })}` : '/desk/people',
                name: copy.newest,
              }
            : undefined
        }
        next={
          next
            ? { to: `/desk/people?${new URLSearchParams({ name, after: next })}`, name: copy.more }
            : undefined
        }
      />
    </Desk>
  )
}
