import { Link } from 'react-router'
import { asClinician, beforeIn } from '#app/request'
import { allDates } from '#domain/dates/reads'
import { useCopy } from '#ui/copy'
import { Page } from '#ui/page'
import type { Route } from './+types/all'
import { Dates } from './dates.tsx'

export async function loader({ request, context }: Route.LoaderArgs) {
  return asClinician(context, allDates, { before: beforeIn(request) })
}

export default function AllMeetingsPage({ loaderData }: Route.ComponentProps) {
  const copy = useCopy().meetings
  return (
    <Page
      title={copy.allTitle}
      above={
        <Link to="/meetings" prefetch="none">
          {copy.title}
        </Link>
      }
      width="reading"
    >
      <Dates dates={loaderData} here="/meetings/all" />
    </Page>
  )
}
