/** `npm run restore -- [--replace] DATA_DIR KEYRING_DIR`: the newest backup of each, or the files named. */
import { readSettings } from '#platform/settings'
import { runRestore } from '#server/backup/restore'
import { stopWith } from '#server/program'

const replace = process.argv.includes('--replace')
const [data, keyring, more] = process.argv.slice(2).filter((word) => word !== '--replace')
if (!data || !keyring || more) {
  console.error('Say where from: npm run restore -- DATA_DIR KEYRING_DIR (folders, or files in them).')
  process.exit(2)
}
try {
  const done = await runRestore(readSettings(process.env), { data, keyring }, { replace, tell: console.log })
  console.log(
    `Restored ${done.rows} rows; ${done.takenAway} things taken away since stay away. Start with npm start.`,
  )
} catch (error) {
  await stopWith(error)
}
