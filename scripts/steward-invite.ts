/** `npm run steward:invite -- EMAIL`: prints a link for a new steward; works while the product serves. */
import { readSettings } from '#platform/settings'
import { reachDatabases, withPlatform } from '#server/access'
import { inviteAsOperator } from '#server/invitation'
import { stopWith } from '#server/program'

const [address, more] = process.argv.slice(2)
if (!address || more) {
  console.error('Say whom: npm run steward:invite -- EMAIL')
  process.exit(2)
}
try {
  const settings = readSettings(process.env)
  const { databases, close } = await reachDatabases(settings, console.log)
  try {
    const path = await withPlatform(databases, settings.masterKeyFile, () =>
      inviteAsOperator(databases.urls.owner, address),
    )
    console.log(
      `For ${address}, signed up with that address; works once, for seven days:\n${settings.url}${path}`,
    )
  } finally {
    await close()
  }
} catch (error) {
  await stopWith(error)
}
