import { asClinician } from '#app/request'
import { ownCases } from '#domain/cases/reads'
import { ownDrafts } from '#domain/drafts/reads'
import { ownGroups, shutDoors } from '#domain/groups/reads'
import { openGroups } from '#domain/seats/reads'
import { ButtonLink } from '#ui/button'
import { Card, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { EmptyState } from '#ui/notice'
import { Page, Section } from '#ui/page'
import { ShutDoors } from '../groups/mend.tsx'
import type { Route } from './+types/mine'
import { CaseLines } from './list.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  return asClinician(
    context,
    async (acting) => {
      const [cases, drafts, doors, groups, open] = await Promise.all([
        ownCases(acting),
        ownDrafts(acting),
        shutDoors(acting),
        ownGroups(acting),
        openGroups(acting),
      ])
      return {
        ...cases,
        doors,
        hasGroup: groups.length > 0,
        // A group one is still planning is nobody's to present to.
        mayPresent: groups.some((group) => group.state === 'open' && open.includes(group.groupId)),
        drafts: drafts.map((d) => ({
          draftId: d.draftId,
          title: d.draft.texts.title.text,
          changedAt: d.changedAt,
        })),
      }
    },
    undefined,
  )
}

export default function MyCasesPage({
  loaderData: { mine, toRead, drafts, doors, hasGroup, mayPresent },
}: Route.ComponentProps) {
  const copy = useCopy().cases.mine
  const isEmpty = mine.length + toRead.length + drafts.length === 0
  return (
    <Page
      title={copy.title}
      lead={copy.lead}
      actions={
        mayPresent && (
          <ButtonLink kind="primary" to="/cases/new">
            {copy.present}
          </ButtonLink>
        )
      }
    >
      <ShutDoors doors={doors} isMain={!mayPresent} />
      {isEmpty && doors.length === 0 && (
        <EmptyState
          title={copy.none}
          button={
            !hasGroup && (
              <ButtonLink kind="primary" to="/groups/find">
                {copy.findGroup}
              </ButtonLink>
            )
          }
        >
          {hasGroup ? copy.noneWords : copy.noGroupWords}
        </EmptyState>
      )}
      {drafts.length > 0 && (
        <Section title={copy.drafts}>
          <Card isFlush>
            <div className="px-5">
              <Lines>
                {drafts.map((draft) => (
                  <Line
                    key={draft.draftId}
                    button={
                      <ButtonLink size="small" to={`/cases/drafts/${draft.draftId}`}>
                        {copy.goOn}
                      </ButtonLink>
                    }
                  >
                    <div className="font-medium">{draft.title || copy.untitled}</div>
                    <div className="text-sm text-ink-2">
                      {copy.changed} <DateTime at={draft.changedAt} as="moment" />
                    </div>
                  </Line>
                ))}
              </Lines>
            </div>
          </Card>
          <p className="mt-2 text-sm text-ink-3">{copy.draftLead}</p>
        </Section>
      )}
      {toRead.length > 0 && (
        <Section title={copy.others}>
          <CaseLines cases={toRead} />
        </Section>
      )}
      {mine.length > 0 && (
        <Section title={copy.yours}>
          <CaseLines cases={mine} />
        </Section>
      )}
    </Page>
  )
}
