import { data } from 'react-router'
import { z } from 'zod'
import type { Refused } from '#app/forms'
import { asClinician, submit } from '#app/request'
import { decideApplication } from '#domain/applications/actions'
import { waitingApplications } from '#domain/applications/reads'
import { groupFacts } from '#domain/groups/reads'
import type { Acting } from '#platform/database/acting'
import { Avatar } from '#ui/avatar'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { TextArea } from '#ui/field'
import { Form } from '#ui/form'
import { EmptyState, Notice } from '#ui/notice'
import { Page } from '#ui/page'
import { ProblemText } from '#ui/problem'
import type { Family } from '#ui/ring'
import type { Route } from './+types/applications'

export async function loader({ params, context }: Route.LoaderArgs) {
  return asClinician(context, wholePage, params)
}

async function wholePage(acting: Acting, of: { groupId: string }) {
  const waiting = await waitingApplications(acting, of)
  const { groupId, name, state } = await groupFacts(acting, of)
  return { group: { groupId, name, state }, waiting, year: acting.now.toZonedDateTimeISO('UTC').year }
}

const Decision = z.object({
  applicationId: z.uuid(),
  decision: z.enum(['accept', 'decline']),
  words: z.string().trim().max(1000),
})

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, Decision, (acting, { decision, ...input }) =>
    decideApplication(acting, { ...input, accept: decision === 'accept' }),
  )
  return done.ok ? done : data(done, 400)
}

export default function ApplicationsPage({
  loaderData: { group, waiting, year },
  actionData,
}: Route.ComponentProps) {
  const { groups } = useCopy()
  const copy = groups.applications
  const refused = actionData && 'problems' in actionData ? actionData : undefined
  return (
    <Page
      title={copy.title}
      tab={groups.yourGroup}
      above={<a href={`/groups/${group.groupId}`}>{group.name}</a>}
      width="reading"
    >
      {refused && !waiting.some(({ id }) => id === refused.typed.form?.[0]) && (
        <Otherwise refused={refused} />
      )}
      {waiting.length === 0 && (
        <EmptyState title={copy.none}>{groups.inside.stateNote[group.state] || copy.noneWords}</EmptyState>
      )}
      {waiting.map((application) => (
        <Card key={application.id}>
          <div className="grid gap-5">
            <Applicant application={application} year={year} />
            <Answers answers={application.answers} />
            <Form name={application.id} last={actionData}>
              <input type="hidden" name="applicationId" value={application.id} />
              <TextArea name="words" label={copy.words} rows={2} maxLength={1000} />
              <div className="flex flex-wrap gap-3">
                <Button type="submit" kind="primary" name="decision" value="accept">
                  {copy.accept}
                </Button>
                <Button type="submit" name="decision" value="decline">
                  {copy.decline}
                </Button>
              </div>
            </Form>
          </div>
        </Card>
      ))}
    </Page>
  )
}

/** What became of an application whose card is gone, and what was written to its applicant. */
function Otherwise({ refused: { problems, typed } }: { refused: Refused }) {
  const words = typed.words?.[0]
  return (
    <Notice tone="warn" isAlert>
      {problems[''] && (
        <p>
          <ProblemText problem={problems['']} />
        </p>
      )}
      {words && <p className="mt-2 border-l-2 border-line-strong pl-3 whitespace-pre-line">{words}</p>}
    </Notice>
  )
}

type Application = Route.ComponentProps['loaderData']['waiting'][number]

function Applicant({ application, year }: { application: Application; year: number }) {
  const { groups, vocabulary } = useCopy()
  const { practicingSince } = application
  const lines = [
    ...application.approaches.map(vocabulary.topic),
    ...application.specialties.map(vocabulary.topic),
    ...(practicingSince === null ? [] : [groups.applications.years(Math.max(0, year - practicingSince))]),
  ]
  return (
    <div className="flex items-start gap-4">
      <Avatar name={application.name} family={application.family as Family | null} />
      <div className="min-w-0">
        <h2 className="text-lg">
          {application.name}
          {application.credential && `, ${application.credential}`}
        </h2>
        <p className="text-sm text-ink-2">{lines.join(', ')}</p>
        <p className="text-sm text-ink-3">
          <DateTime at={application.madeAt} as="date" />
        </p>
      </div>
    </div>
  )
}

function Answers({ answers }: { answers: Application['answers'] }) {
  const copy = useCopy().groups.applications
  if (!answers) return <p className="text-ink-2">{copy.gone}</p>
  return (
    <div className="grid gap-4">
      <p className="whitespace-pre-line">{answers.message}</p>
      {answers.answers.map(({ question, answer }) => (
        <div key={question}>
          <div className="text-sm font-medium">{question}</div>
          <p className="whitespace-pre-line text-ink-2">{answer}</p>
        </div>
      ))}
    </div>
  )
}
