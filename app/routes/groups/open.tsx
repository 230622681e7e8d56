import { data, redirect } from 'react-router'
import { asClinician, submit } from '#app/request'
import { en } from '#copy/en'
import type { Clause } from '#domain/agreements/agreement'
import { ownProfile } from '#domain/clinicians/reads'
import { openGroup } from '#domain/groups/actions'
import { type Charter, OpenGroup, steps } from '#domain/groups/charter'
import { charterToWrite } from '#domain/groups/reads'
import { newId } from '#platform/identifiers'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { Checkbox } from '#ui/choice'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import { Page } from '#ui/page'
import type { Route } from './+types/open'
import { ClauseList } from './clauses.tsx'
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
  const { charter, profile } = await asClinician(
    context,
    async (acting, input: { groupId: string }) => ({
      charter: await charterToWrite(acting, input),
      profile: await ownProfile(acting),
    }),
    params,
  )
  if (charter.state !== 'draft') throw redirect(`/groups/${params.groupId}`)
  return {
    groupId: params.groupId,
    versionId: newId(),
    clauses: clausesOf(charter),
    missing: steps.slice(charter.finishedSteps),
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

export default function OpenPage({
  loaderData: { groupId, versionId, clauses, missing, name },
  actionData,
}: Route.ComponentProps) {
  const { groups, charters: copy } = useCopy()
  return (
    <Page title={copy.sign.title} tab={groups.yourGroup} lead={copy.sign.lead} width="reading">
      {missing.length > 0 && (
        <Notice tone="warn">
          {copy.sign.missing}
          <ul className="mt-1 list-disc pl-5">
            {missing.map((step) => (
              <li key={step}>
                <a href={`/groups/${groupId}/charter/${step}`}>{copy.steps.names[step]}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Card title={copy.sign.clauses}>
        <ClauseList clauses={clauses} />
      </Card>
      <Form last={actionData}>
        <input type="hidden" name="versionId" value={versionId} />
        <NameField placeholder={name} />
        <Checkbox name="listed" label={copy.sign.listed} help={copy.sign.listedHelp} defaultChecked />
        <div>
          <Button type="submit" kind="primary">
            {copy.sign.open}
          </Button>
        </div>
      </Form>
    </Page>
  )
}
