/** `npm run backup -- DATA_DIR KEYRING_DIR` */
import { readSettings } from '#platform/settings'
import { readManifest } from '#server/backup/archive'
import { runBackup } from '#server/backup/backup'
import { stopWith } from '#server/program'

const [data, keyring, more] = process.argv.slice(2)
if (!data || !keyring || more) {
  console.error(
    'Say where to: npm run backup -- DATA_DIR KEYRING_DIR (two folders apart, best on two machines).',
  )
  process.exit(2)
}
try {
  const files = await runBackup(readSettings(process.env), { data, keyring }, console.log)
  console.log(`Data:    ${files.data}\nKeyring: ${files.keyring}`)
  // In the log of a nightly run, what `record:verify` is compared with.
  const { recordHead } = await readManifest(files.data)
  if (recordHead) console.log(`Record:  entry ${recordHead.sequence}, head ${recordHead.mac}`)
} catch (error) {
  await stopWith(error)
}
