import { data, redirect } from 'react-router'
import { asClinician, submit } from '#app/request'
import { en } from '#copy/en'
import type { Clause } from '#domain/agreements/agreement'
import { ownProfile } from '#domain/clinicians/reads'
import { openGroup } from '#domain/groups/actions'
import { type Charter, OpenGroup, type Step, steps } from '#domain/groups/charter'
import { charterToWrite } from '#domain/groups/reads'
import { ownLicenseMend } from '#domain/seats/reads'
import { newId } from '#platform/identifiers'
import { Button, ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/open'
import { ClauseList } from './clauses.tsx'
import { MendLink } from './mend.tsx'
import { NameField } from './namefield.tsx'

/** The chosen clauses in full, in the catalog's words and the founder's own: what is signed. */
function clausesOf(charter: Pick<Charter, 'chosenClauses' | 'ownClause'>): Clause[] {
  const all = en.clauses as Record<string, { title: string; text: string }>
  const chosen = charter.chosenClauses.flatMap((id) =>
    all[id] ? [{ id, title: all[id].title, text: all[id].text }] : [],
  )
  return charter.ownClause.text ? [...chosen, { id: 'own', ...charter.ownClause }] : chosen
}

export async function loader({ params, context }: Route.LoaderArgs) {
  const { charter, profile, mend } = await asClinician(
    context,
    async (acting, input: { groupId: string }) => ({
      charter: await charterToWrite(acting, input),
      profile: await ownProfile(acting),
      mend: await ownLicenseMend(acting),
    }),
    params,
  )
  if (charter.state !== 'draft') throw redirect(`/groups/${params.groupId}`)
  return {
    groupId: params.groupId,
    versionId: newId(),
    clauses: clausesOf(charter),
    missing: steps.slice(charter.finishedSteps),
    mend,
    name: profile.name,
  }
}

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, OpenGroup, async (acting, input) => {
    const charter = await charterToWrite(acting, input)
    return openGroup(acting, { ...input, clauses: clausesOf(charter) })
  })
  return done.ok ? redirect(`/groups/${args.params.groupId}`) : data(done, 400)
}

export default function OpenPage({ loaderData, actionData }: Route.ComponentProps) {
  const { groupId, versionId, clauses, missing, mend, name } = loaderData
  const { groups, charters, frame } = useCopy()
  const copy = charters.sign
  return (
    <Page title={copy.title} tab={groups.yourGroup} lead={copy.lead} width="reading">
      {missing.length > 0 && <Missing groupId={groupId} missing={missing} />}
      {mend && (
        <Notice
          tone="warn"
          button={
            <MendLink shut={mend} groupId={groupId} size="small" kind={missing[0] ? 'plain' : 'primary'} />
          }
        >
          {frame.mend[mend].words}
        </Notice>
      )}
      {!missing.includes('confidentiality') && (
        <Card title={copy.clauses}>
          <ClauseList clauses={clauses} />
        </Card>
      )}
      {missing.length === 0 && !mend && (
        <Form last={actionData}>
          <input type="hidden" name="versionId" value={versionId} />
          <NameField placeholder={name} />
          <Checkbox name="listed" label={copy.listed} help={copy.listedHelp} defaultChecked />
          <div>
            <Button type="submit" kind="primary">
              {copy.open}
            </Button>
          </div>
        </Form>
      )}
    </Page>
  )
}

/** Decisions still to be taken, the next one with a button: nothing can be signed before. */
function Missing({ groupId, missing }: { groupId: string; missing: Step[] }) {
  const { sign: copy, steps: words } = useCopy().charters
  const to = (step: Step) => `/groups/${groupId}/charter/${step}`
  return (
    <Notice
      tone="warn"
      button={
        <ButtonLink size="small" kind="primary" to={to(missing[0]!)}>
          {copy.goOn}
        </ButtonLink>
      }
    >
      {copy.missing}
      <ul className="mt-1 list-disc pl-5">
        {missing.map((step, at) => (
          <li key={step}>{at === 0 ? <a href={to(step)}>{words.names[step]}</a> : words.names[step]}</li>
        ))}
      </ul>
    </Notice>
  )
}
