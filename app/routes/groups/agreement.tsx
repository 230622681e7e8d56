import { data, redirect } from 'react-router'
import { z } from 'zod'
import { asClinician, submit } from '#app/request'
import { signAgreement } from '#domain/agreements/actions'
import { SignAgreement } from '#domain/agreements/agreement'
import { type AgreementShown, agreementOf, signaturesNow } from '#domain/agreements/reads'
import { groupInside } from '#domain/groups/reads'
import { whileOffered } from '#domain/invitations/reads'
import { declineSeat } from '#domain/seats/actions'
import { groupMembers } from '#domain/seats/reads'
import { Button, ButtonLink } from '#ui/button'
import { Card, Chip, Line, Lines } from '#ui/card'
import { useCopy } from '#ui/copy'
import { DateTime, ZoneName } from '#ui/datetime'
import { Confirm } from '#ui/dialog'
import { Form } from '#ui/form'
import { Notice } from '#ui/notice'
import type { Route } from './+types/agreement'
import { ChangeList, ClauseList } from './clauses.tsx'
import { GroupPage } from './frame.tsx'
import { NameField } from './namefield.tsx'

export async function loader({ params, context }: Route.LoaderArgs) {
  return asClinician(
    context,
    whileOffered(async (acting, of) => {
      const [inside, agreement] = await Promise.all([groupInside(acting, of), agreementOf(acting, of)])
      if (inside.door.state === 'offered') return { inside, agreement, signed: [] }
      const [members, { inForce, toCome }] = await Promise.all([
        groupMembers(acting, of),
        signaturesNow(acting, of),
      ])
      const seated = members.filter((member) => member.state !== 'offered')
      const signersOf = (version: typeof inForce) =>
        version && {
          number: version.number,
          isInForce: version === inForce,
          members: seated.map(({ name, clinicianId }) => ({
            name,
            clinicianId,
            signedAt: version.signedAt.get(clinicianId),
          })),
        }
      return {
        inside,
        agreement,
        signed: [signersOf(inForce), signersOf(toCome)].flatMap((one) => one ?? []),
      }
    }),
    params,
  )
}

const Answer = z.discriminatedUnion('do', [
  SignAgreement.extend({ do: z.literal('sign') }),
  z.object({ do: z.literal('decline'), groupId: z.uuid() }),
])

export async function action(args: Route.ActionArgs) {
  const done = await submit(args, Answer, async (acting, answer) => {
    if (answer.do === 'decline') await declineSeat(acting, answer)
    else await whileOffered(signAgreement)(acting, answer)
    return answer.do
  })
  if (!done.ok) return data(done, 400)
  return redirect(done.value === 'decline' ? '/groups' : `/groups/${args.params.groupId}/agreement`)
}

export default function AgreementPage({
  loaderData: { inside, agreement, signed },
  actionData,
}: Route.ComponentProps) {
  const copy = useCopy().agreements
  const { inForce, toCome } = agreement
  const toSign = inside.isOfferOver ? undefined : agreement.toSign
  const { groupId, zone } = inside.group
  const base = `/groups/${groupId}`
  return (
    <GroupPage
      {...inside}
      isMending={toSign !== undefined && toSign !== null}
      actions={
        inside.door.role === 'facilitator' &&
        inside.mayBegin && <ButtonLink to={`${base}/agreement/amend`}>{copy.toAmend}</ButtonLink>
      }
      side={signed.length > 0 && <Signers signed={signed} zone={zone} />}
    >
      {toSign && (
        <ToSign
          agreement={agreement}
          toSign={toSign}
          isOffer={inside.door.state === 'offered'}
          base={base}
          zone={zone}
          last={actionData}
        />
      )}
      {inForce && inForce.id !== toSign?.id && (
        <Card
          title={copy.version(inForce.number)}
          aside={<Since at={inForce.inForceFrom} words={copy.since} zone={zone} />}
        >
          <ClauseList clauses={inForce.clauses} />
        </Card>
      )}
      {toCome && toCome.id !== toSign?.id && (
        <Card
          title={copy.version(toCome.number)}
          aside={<Since at={toCome.inForceFrom} words={copy.from} zone={zone} />}
        >
          <ClauseList clauses={toCome.clauses} />
        </Card>
      )}
      <Own agreement={agreement} base={base} zone={zone} />
      <p className="text-sm text-ink-2">
        {copy.clock} <ZoneName zone={zone} />.
      </p>
    </GroupPage>
  )
}

/** The day in the group's own zone: the same day for every member, whatever their clocks show. */
const Since = ({ at, words, zone }: { at: string; words: string; zone: string }) => (
  <span className="text-sm text-ink-2">
    {words} <DateTime at={at} as="date" zone={zone} />
  </span>
)

type ToSignProps = {
  agreement: AgreementShown
  toSign: NonNullable<AgreementShown['toSign']>
  isOffer: boolean
  base: string
  zone: string
  last: Route.ComponentProps['actionData']
}

/** What is new against the words signed last, and the place for the name. */
function ToSign({ agreement, toSign, isOffer, base, zone, last }: ToSignProps) {
  const copy = useCopy().agreements
  const isInForce = agreement.inForce?.id === toSign.id
  return (
    <Card
      title={isOffer ? copy.signFirst : copy.signNew}
      aside={
        <Since
          at={toSign.inForceFrom}
          words={`${copy.version(toSign.number)}, ${(isInForce ? copy.since : copy.from).toLowerCase()}`}
          zone={zone}
        />
      }
    >
      <div className="grid gap-5">
        {isOffer && <p className="text-ink-2">{copy.signFirstWords}</p>}
        {agreement.changes.length > 0 ? (
          <ChangeList changes={agreement.changes} />
        ) : (
          <ClauseList clauses={toSign.clauses} />
        )}
        <Form last={last} name="sign">
          <input type="hidden" name="do" value="sign" />
          <input type="hidden" name="versionId" value={toSign.id} />
          <NameField help={copy.signHelp} />
          <div>
            <Button type="submit" kind="primary">
              {copy.sign}
            </Button>
          </div>
        </Form>
        {isOffer && (
          <div>
            <Confirm
              to={`${base}/leave`}
              link={copy.declineOffer}
              kind="quiet"
              size="small"
              title={copy.declineTitle}
            >
              <p>{copy.declineWords}</p>
              <Form name="decline">
                <input type="hidden" name="do" value="decline" />
                <div>
                  <Button type="submit" kind="danger">
                    {copy.declineOffer}
                  </Button>
                </div>
              </Form>
            </Confirm>
          </div>
        )}
      </div>
    </Card>
  )
}

function Own({ agreement, base, zone }: { agreement: AgreementShown; base: string; zone: string }) {
  const copy = useCopy().agreements
  if (agreement.own.length === 0) return null
  return (
    <Card title={copy.copy} isFlush>
      <Lines>
        {agreement.own.map((signature) => (
          <Line
            key={signature.versionId}
            mark={<Chip>{copy.version(signature.number)}</Chip>}
            button={
              <ButtonLink size="small" to={`${base}/agreement/signed/${signature.versionId}`}>
                {copy.openCopy}
              </ButtonLink>
            }
          >
            <div>
              {copy.signed} <DateTime at={signature.signedAt} as="moment" zone={zone} />
            </div>
          </Line>
        ))}
      </Lines>
    </Card>
  )
}

type SignersProps = Pick<Route.ComponentProps['loaderData'], 'signed'> & { zone: string }

/** Who signed the version in force and, where a change waits, the one to come: each by itself. */
function Signers({ signed, zone }: SignersProps) {
  const copy = useCopy().agreements
  const titleOf = ({ number, isInForce }: { number: number; isInForce: boolean }) =>
    isInForce ? copy.whoSignedInForce(number) : copy.whoSignedToCome(number)
  return signed.map(({ members, ...version }) => (
    <Card key={version.number} title={signed.length > 1 ? titleOf(version) : copy.whoSigned}>
      {members.every((member) => member.signedAt) && (
        <div className="mb-3">
          <Notice tone="good">{copy.allSigned}</Notice>
        </div>
      )}
      <ul className="grid gap-2 text-sm">
        {members.map((member) => (
          <li key={member.clinicianId} className="flex justify-between gap-3">
            <span>{member.name}</span>
            {member.signedAt ? (
              <span className="text-ink-2">
                <DateTime at={member.signedAt} as="date" zone={zone} />
              </span>
            ) : (
              <Chip tone="clay">{copy.notSigned}</Chip>
            )}
          </li>
        ))}
      </ul>
    </Card>
  ))
}
