import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/identifiers'
import { forgetKeys, forgetSecrets, keysFor, makeKey, secret, useMasterKeys } from '#platform/keyring'
import { open, seal } from '#platform/sealing'
import { refuseWrongMasterKey } from '#server/masterkey'
import { as, databaseUrls, keyringQuery, masterKeyFile, openTestDatabase } from '#tests/database'

beforeAll(openTestDatabase)
const folder = mkdtempSync(join(tmpdir(), 'colloquy-masters-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => {
  useMasterKeys(masterKeyFile())
  forgetSecrets()
})

function fileOf(...lines: string[]): string {
  const file = join(folder, newId())
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 })
  return file
}

const nobody = { clinicianId: newId() }
const line = (id: string, byte: number) => `${id}:${Buffer.alloc(32, byte).toString('base64')}`
const sealed = (id: string) => as(nobody, ({ tx }) => seal(tx, id, 'case.title', id, 'Stuck'), undefined)
const opened = (id: string, words: Buffer) =>
  as(nobody, ({ tx }) => open(tx, id, 'case.title', id, words), undefined)
const wrappedBy = async (id: string) =>
  (await keyringQuery<{ by: string }>('select master_id as by from key where id = $1', [id]))[0]?.by

test('with a new master key above the old one, what was wrapped by either opens, and the newest wraps', async () => {
  const old = readFileSync(masterKeyFile(), 'utf8').trim()
  const [before, after] = [newId(), newId()]
  await makeKey(before, 'case')
  const [wordsBefore, mac] = [await sealed(before), await secret('record')]

  const both = fileOf('# newest first', line('2027-new', 7), '', old)
  useMasterKeys(both)
  forgetSecrets()
  await makeKey(after, 'case')
  const wordsAfter = await sealed(after)
  expect([await opened(before, wordsBefore), await opened(after, wordsAfter)]).toEqual(['Stuck', 'Stuck'])
  expect(await secret('record')).toEqual(mac)
  expect([await wrappedBy(before), await wrappedBy(after)]).toEqual([old.split(':')[0], '2027-new'])
  await refuseWrongMasterKey(databaseUrls().keyringOwner, both)

  // A line taken out too early: refused at the start, and named.
  for (const [lines, missing] of [
    [[line('2027-new', 7)], old.split(':')[0]!],
    [[old], '2027-new'],
  ] as const)
    await expect(refuseWrongMasterKey(databaseUrls().keyringOwner, fileOf(...lines))).rejects.toThrow(missing)
  useMasterKeys(fileOf(line('2027-new', 7)))
  await expect(opened(before, wordsBefore)).rejects.toThrow('is not in the master key file')
  useMasterKeys(fileOf(line('2027-new', 8), old))
  await expect(opened(after, wordsAfter)).rejects.toThrow()
  await keyringQuery('delete from key where id = $1', [after])
})

test('unwrapped keys are written over when their transaction ends', async () => {
  const id = newId()
  await makeKey(id, 'case')
  const [used] = await as(nobody, ({ tx }) => keysFor(tx, [id]), undefined)
  await Promise.resolve()
  expect(used).toEqual(Buffer.alloc(32))
  const tx = {}
  const [again] = await keysFor(tx, [id])
  expect(again).not.toEqual(Buffer.alloc(32))
  forgetKeys(tx)
  await Promise.resolve()
  expect(again).toEqual(Buffer.alloc(32))
})
