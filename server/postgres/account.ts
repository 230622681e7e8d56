/** The operating-system account PostgreSQL runs under. It refuses to run as root, so root hands it to another. */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { StartRefused } from '#platform/settings'

/** `drop` is set only where Node runs as root: the account to change to. */
export type Account = { drop?: { uid: number; gid: number }; name: string }

/** The account for the cluster in `clusterFolder`: Node's own, or as root the folder's owner, else a likely one. */
export function databaseAccount(clusterFolder: string): Account {
  const self = process.getuid?.()
  const owner = statSync(clusterFolder, { throwIfNoEntry: false })
  if (self !== 0) {
    if (owner && self !== undefined && owner.uid !== self)
      throw new StartRefused(
        `The database in ${clusterFolder} belongs to another account: start as that account, or as root.`,
      )
    return { name: nodeAccount() }
  }
  const entries = passwordEntries()
  const found =
    (owner && owner.uid !== 0 ? entries.find((entry) => entry.uid === owner.uid) : undefined) ??
    ['colloquy', 'postgres', 'nobody']
      .map((name) => entries.find((entry) => entry.name === name))
      .find(Boolean)
  if (!found)
    throw new StartRefused(
      'PostgreSQL refuses to run as root and no account "colloquy" exists: make one with useradd.',
    )
  return { drop: { uid: found.uid, gid: found.gid }, name: found.name }
}

/** The name of the account that runs Node: the one PostgreSQL believes on its socket (peer authentication). */
export function nodeAccount(): string {
  try {
    return userInfo().username
  } catch {
    throw new StartRefused(
      `The account ${process.getuid?.()} has no entry in /etc/passwd, which PostgreSQL needs: add one, or set DATABASE_URL.`,
    )
  }
}

/** True when the account can enter `folder` and read what lies there. */
export function canEnter(account: Account, folder: string): boolean {
  if (!account.drop) return true
  const tried = spawnSync('/bin/sh', ['-c', 'cd "$1" && test -r .', 'sh', folder], {
    ...account.drop,
    cwd: '/',
  })
  return tried.status === 0
}

/** True when the account can pass through `folder` to what lies below (listing it is not needed). */
export function canPass(account: Account, folder: string): boolean {
  if (!account.drop) return true
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account.drop, cwd: '/' }).status === 0
}

function passwordEntries(): { name: string; uid: number; gid: number }[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((parts) => parts.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }))
}
