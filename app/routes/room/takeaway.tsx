import { Button } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'
import { TextArea } from '#ui/field'
import { AskWhen } from '../cases/askwhen.tsx'
import { RoomForm } from './command.tsx'

/** At the reply, and until the evening is over, the presenter is asked for one takeaway. */
export function TakeawayForm({
  caseId,
  takeaway,
  isMain,
}: {
  caseId: string
  takeaway: { text: string; askInDays: number } | undefined
  /** Once the meeting is over it is what the presenter is asked for first. */
  isMain?: boolean
}) {
  const copy = useCopy().room
  return (
    <Card title={copy.takeaway}>
      <RoomForm name="takeaway" className="grid gap-3">
        <input type="hidden" name="caseId" value={caseId} />
        <TextArea
          name="text"
          label={copy.takeawayText}
          help={copy.takeawayHelp}
          rows={3}
          defaultValue={takeaway?.text}
          isRequired
        />
        <AskWhen words={copy.askWhen} chosen={takeaway?.askInDays} />
        <div className="flex items-center gap-3">
          <Button
            size={isMain ? 'normal' : 'small'}
            kind={isMain && takeaway === undefined ? 'primary' : 'plain'}
          >
            {copy.keepTakeaway}
          </Button>
          <span aria-live="polite" className="text-sm text-ink-2">
            {takeaway !== undefined && copy.takeawayKept}
          </span>
        </div>
      </RoomForm>
    </Card>
  )
}
