import { asClinician } from '#app/request'
import { ownCases } from '#domain/cases/reads'
import { ownDrafts } from '#domain/drafts/reads'
import { shutDoors } from '#domain/groups/reads'
import { ownSeats } from '#domain/seats/reads'
import { ButtonLink } from '#ui/button'
import { Card, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { EmptyState } from '#ui/notice'
import { Page, Section } from '#ui/page'
import type { Route } from './+types/mine'
import { CaseLines } from './list.tsx'
import { ShutDoors } from './shut.tsx'

export async function loader({ context }: Route.LoaderArgs) {
  return asClinician(
    context,
    async (acting) => {
      const [cases, drafts, doors, seats] = await Promise.all([
        ownCases(acting),
        ownDrafts(acting),
        shutDoors(acting),
        ownSeats(acting),
      ])
      return {
        ...cases,
        doors,
        hasSeat: seats.length > 0,
        mayPresent: seats.length > doors.length,
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
  loaderData: { mine, toRead, drafts, doors, hasSeat, mayPresent },
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
            !hasSeat && (
              <ButtonLink kind="primary" to="/groups/find">
                {copy.findGroup}
              </ButtonLink>
            )
          }
        >
          {hasSeat ? copy.noneWords : copy.noGroupWords}
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
