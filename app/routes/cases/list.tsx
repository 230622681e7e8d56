import type { CaseListed } from '#domain/cases/reads'
import { ButtonLink } from '#ui/button'
import { Card, Chip, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'

/** Cases as lines: title, who presents, until when it is kept. `isOfGroup` on a group's own page, which says its name. */
export function CaseLines({ cases, isOfGroup }: { cases: readonly CaseListed[]; isOfGroup?: boolean }) {
  const copy = useCopy().cases.mine
  return (
    <Card isFlush>
      <div className="px-5">
        <Lines>
          {cases.map((item) => (
            <Line
              key={item.caseId}
              mark={
                (isOfGroup || !item.isMine) && (
                  <span className="mt-0.5 max-sm:basis-full">
                    <Mark item={item} />
                  </span>
                )
              }
              button={
                <ButtonLink size="small" to={`/cases/${item.caseId}`}>
                  {copy.open}
                </ButtonLink>
              }
            >
              <div className="font-medium">{item.title}</div>
              <div className="text-sm text-ink-2 first-letter:uppercase">
                {!item.isMine && <>{copy.by(item.presenter)}, </>}
                <CasePlace item={isOfGroup ? { ...item, groupName: '' } : item} />
              </div>
              <div className="text-sm text-ink-3">
                {item.withdrawn && <>{copy.withdrawn}. </>}
                {copy.keptUntil} <DateTime at={item.destroyAt} as="date" />
              </div>
            </Line>
          ))}
        </Lines>
      </div>
    </Card>
  )
}

function Mark({ item }: { item: CaseListed }) {
  const copy = useCopy().cases.mine
  if (item.isMine) return <Chip tone="pine">{copy.own}</Chip>
  return <Chip tone={item.readAt ? 'plain' : 'clay'}>{item.readAt ? copy.read : copy.unread}</Chip>
}

/** In which group a case is presented, and when: "Thursday Trauma Consult, Thursday, December 3". */
export function CasePlace({ item }: { item: Pick<CaseListed, 'groupName' | 'meetingAt'> }) {
  const copy = useCopy().cases.mine
  return (
    <>
      {item.groupName}
      {item.groupName && ', '}
      {item.meetingAt ? <DateTime at={item.meetingAt} as="day" /> : copy.inWriting}
    </>
  )
}
