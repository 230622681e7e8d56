import type { RoomPage } from '#domain/room/reads'
import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { Form } from '#ui/form'
import { RoomForm } from './command.tsx'

export type CaseOnNow = NonNullable<RoomPage['onNow']>

/** The consult question, as any reader gets it: after "I don't recognize this client". */
export function QuestionCard({ onNow, meetingId }: { onNow: CaseOnNow; meetingId: string }) {
  const copy = useCopy().room
  return (
    <Card title={copy.question}>
      {onNow.question ? (
        <>
          <p className="font-serif text-lg leading-snug">{onNow.question}</p>
          <p className="mt-3 text-sm">
            <a href={`/cases/${onNow.caseId}`} target="_blank" rel="noreferrer">
              {copy.readCase}
            </a>
          </p>
        </>
      ) : (
        <>
          <p className="mb-3 text-sm text-ink-2">{copy.notOpened}</p>
          <RoomForm name="know-not">
            <input type="hidden" name="caseId" value={onNow.caseId} />
            <Button>{copy.recognizeNot}</Button>
          </RoomForm>
        </>
      )}
      {onNow.isMine && onNow.steppedOut > 0 && (
        <p className="mt-3 text-sm text-ink-2">{copy.steppedOutCount(onNow.steppedOut)}</p>
      )}
      {!onNow.isMine && <StepOut caseId={onNow.caseId} meetingId={meetingId} />}
      <p className="mt-3 text-xs text-ink-3">{copy.advice}</p>
    </Card>
  )
}

/** One click, no reason asked. A whole new page: nothing of the case stays in this one. */
function StepOut({ caseId, meetingId }: { caseId: string; meetingId: string }) {
  const copy = useCopy().room
  return (
    <Form name="step-out" isWholePage className="mt-4 border-t border-line pt-3">
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="meetingId" value={meetingId} />
      <Button size="small" icon="leave" describedBy="step-out-help">
        {copy.stepOut}
      </Button>
      <p id="step-out-help" className="mt-1.5 text-xs text-ink-3">
        {copy.stepOutHelp}
      </p>
    </Form>
  )
}
