import { Link } from 'react-router'
import { asClinician } from '#app/request'
import { letterInOutbox } from '#domain/letters/reads'
import { Card, Facts } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime } from '#ui/datetime'
import { CopyLink } from '#ui/secret'
import type { Route } from './+types/letter'
import { Desk } from './desk.tsx'
import { MailState } from './mail-state.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  return { mail: await asClinician(context, letterInOutbox, params) }
}

export default function LetterPage({ loaderData: { mail } }: Route.ComponentProps) {
  const copy = useCopy().desk.outbox
  return (
    <Desk title={mail.letter.subject} above={<Link to="/desk/outbox">{copy.back}</Link>}>
      <Card>
        <Facts
          facts={[
            { name: copy.to, value: <span className="break-all">{mail.to}</span> },
            { name: copy.at, value: <DateTime at={mail.madeAt} as="moment" /> },
            { name: copy.state, value: <MailState mail={mail} /> },
          ]}
        />
      </Card>
      <Card>
        <div className="grid max-w-prose gap-4">
          {mail.letter.paragraphs.map((words) => (
            <p key={words}>{words}</p>
          ))}
          {mail.link && <CopyLink address={mail.link} label={mail.letter.button!.words} />}
          {!mail.link && mail.letter.button && <p className="text-ink-2">{copy.linkGone}</p>}
          {mail.letter.after?.map((words) => (
            <p key={words}>{words}</p>
          ))}
        </div>
      </Card>
    </Desk>
  )
}
