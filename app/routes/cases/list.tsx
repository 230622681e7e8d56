import type { CaseListed } from '#domain/cases/reads'
import { ButtonLink } from '#ui/button'
import { Card, Chip, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'

/** Cases as lines: title, who presents, until when it is kept. */
export function CaseLines({ cases }: { cases: readonly CaseListed[] }) {
  const copy = useCopy().cases.mine
  return (
    <Card isFlush>
      <div className="px-5">
        <Lines>
          {cases.map((item) => (
            <Line
              key={item.caseId}
              mark={
                !item.isMine && (
                  <span className="mt-0.5 max-sm:basis-full">
                    <Chip tone={item.readAt ? 'plain' : 'clay'}>{item.readAt ? copy.read : copy.unread}</Chip>
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
              <div className="text-sm text-ink-2">
                {!item.isMine && <>{copy.by(item.presenter)}, </>}
                <CasePlace item={item} />
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
