import type { CertificateCopy } from '#copy/certificates.en'
import { formatDate, formatDay } from '#copy/formats'
import { codeInGroups, type Facts, type Kind, type PrintedLicense } from '#domain/certificates/certificate'
import { canSet } from '#platform/pdf/fonts'
import type { Block, Fact, Sheet } from '#platform/pdf/sheet'
import { minutesInWords, signerInWords, withCredential } from './words.ts'

export type Printed = {
  kind: Kind
  code: string
  facts: Facts
  issuedAt: string
  license?: PrintedLicense
}

/**
 * The sheet of a document: everything an auditor checks (field facts, "Credit"), in the words of `copy`.
 * `address`: the public address of the installation. The same document always gives the same sheet.
 */
export function sheetOf(document: Printed, copy: CertificateCopy, address: string): Sheet {
  const { facts, kind, code } = document
  const words = copy.paper
  const learner = withCredential(facts.learner)
  return {
    lang: facts.locale,
    title: copy.kinds[kind],
    issuer: facts.issuer,
    madeAt: Temporal.Instant.from(document.issuedAt),
    footer: words.footer(copy.kinds[kind], codeInGroups(code)),
    blocks: [
      { kind: 'quiet', text: words.confirms },
      { kind: 'name', text: learner },
      { kind: 'text', text: words.took[kind] },
      ...unprintable(document, words),
      { kind: 'facts', facts: factsOf(document, copy) },
      ...hours(facts, copy),
      ...(facts.objectives.length > 0
        ? ([
            { kind: 'heading', text: words.objectives },
            { kind: 'list', items: facts.objectives },
          ] as const)
        : []),
      ...fine(kind === 'attendance' ? words.notCredit : (facts.provider?.approval ?? '')),
      closing(document, copy, address),
    ],
  }
}

/** Where words stand in full that the paper cannot print: on the public page, or on the one of its holder. */
function unprintable({ facts, license }: Printed, words: CertificateCopy['paper']): Block[] {
  const { learner, provider, signer, place, facilitators, corrected } = facts
  const onPublicPage = [
    withCredential(learner),
    facts.title,
    facts.issuer,
    provider?.name ?? '',
    provider?.number ?? '',
    ...facts.hours.map((line) => line.unitName),
  ]
  const onOwnPage = [
    ...facilitators.map(withCredential),
    corrected ? withCredential(corrected.by) : '',
    place.area,
    license?.number ?? '',
    ...facts.objectives,
    provider?.approval ?? '',
    signer ? signerInWords(signer) : '',
  ]
  const { verify, own, both } = words.unprintable
  const isOwn = !onOwnPage.every(canSet)
  if (onPublicPage.every(canSet)) return fine(isOwn ? own : '')
  return fine(isOwn ? both : verify)
}

const fine = (text: string): Block[] => (text ? [{ kind: 'quiet', text }] : [])

function factsOf({ facts, license }: Printed, copy: CertificateCopy): Fact[] {
  const words = copy.paper
  const { startsAt, zone, locale, place, provider, facilitators } = facts
  const { time, present } = minutesInWords(facts, copy, locale)
  return [
    { label: words.activity, value: facts.title },
    { label: words.date, value: `${formatDay(startsAt, zone, locale)}, ${yearOf(startsAt, zone)}` },
    { label: words.time, value: time },
    { label: words.place, value: place.kind === 'online' ? words.online : words.inPerson(place.area) },
    {
      label: words.facilitators(facilitators.length),
      value: facilitators.map(withCredential).join('; ') || words.noFacilitator,
    },
    { label: words.presence, value: present },
    ...(license ? [{ label: words.license, value: words.licensed(license) }] : []),
    ...(facts.evaluated ? [{ label: words.evaluation, value: words.evaluated }] : []),
    ...(provider
      ? [
          { label: words.provider, value: provider.name },
          { label: words.providerNumber, value: provider.number },
        ]
      : []),
  ]
}

const yearOf = (instant: string, zone: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(zone).year

function hours({ hours: lines, locale }: Facts, copy: CertificateCopy): Block[] {
  const rows = lines.map((line) => [
    copy.categories[line.category],
    String(line.minutes),
    copy.units(line.unitsHundredths, line.unitName, locale),
  ])
  return [
    { kind: 'heading', text: copy.paper.hours },
    { kind: 'table', columns: copy.paper.columns, rows },
  ]
}

function closing({ facts, code, issuedAt }: Printed, copy: CertificateCopy, address: string): Block {
  const { signer, issuer, zone, locale } = facts
  const issued = copy.paper.issuedBy(issuer, formatDate(issuedAt, zone, locale))
  return {
    kind: 'closing',
    signature: signer
      ? { name: signer.name, lines: [signerInWords(signer), issued] }
      : { name: issuer, lines: [issued] },
    check: {
      url: `${address}/verify/${code}`,
      alt: copy.paper.alt,
      text: copy.paper.check,
      code: codeInGroups(code),
    },
  }
}
