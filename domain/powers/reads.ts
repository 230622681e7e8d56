import { cardsByIds } from '#domain/clinicians/reads'
import { requireFacilitator } from '#domain/seats/reads'
import { requireSteward } from '#domain/stewards/reads'
import type { Acting } from '#platform/database/acting'
import type { ReadRecord } from './asked.ts'
import { subjects } from './power.ts'
import * as store from './store.ts'

export type EntryView = { id: string; at: string; kind: string; by: string; about: string; reason: string }
export const entriesOnPage = 30

/** The record of powers used, the newest first, a page of it. Refuses: NotFound for others. */
export async function recordPage(
  acting: Acting,
  { about, before }: ReadRecord,
): Promise<{ entries: EntryView[]; next: number | undefined }> {
  await requireSteward(acting)
  const words = about && subjects[about]
  return shown(acting, await store.entries(acting.tx, { words, before, most: entriesOnPage + 1 }))
}

/**
 * What a group keeps of what was done in it, the newest first, a page of it. Refuses: NotFound outside; NotAllowed for
 * who does not facilitate it.
 */
export async function groupRecord(
  acting: Acting,
  { groupId, before }: { groupId: string; before: number | undefined },
): Promise<{ entries: EntryView[]; next: number | undefined }> {
  await requireFacilitator(acting, groupId)
  return shown(acting, await store.entries(acting.tx, { groupId, before, most: entriesOnPage + 1 }))
}

async function shown(acting: Acting, lines: readonly store.EntryLine[]) {
  const onPage = lines.slice(0, entriesOnPage)
  const names = await cardsByIds(
    acting,
    onPage.flatMap((line) => [line.actorId, line.clinicianId].filter((id) => id !== null)),
  )
  const name = (id: string | null) => (id && names.get(id)?.name) || ''
  return {
    entries: onPage.map((line) => ({
      id: line.id,
      at: String(line.at),
      kind: line.kind,
      by: name(line.actorId),
      about: line.clinicianId === line.actorId ? '' : name(line.clinicianId),
      reason: line.reason ?? '',
    })),
    next: lines.length > entriesOnPage ? onPage.at(-1)!.sequence : undefined,
  }
}
