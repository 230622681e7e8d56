/** `npm run record:verify`: whether the record of powers used is whole. Exit status 1 when its chain is broken. */
import { readSettings } from '#platform/settings'
import { reachDatabases, withPlatform } from '#server/access'
import { stopWith } from '#server/program'
import { checkChain } from '#server/record'

try {
  const settings = readSettings(process.env)
  const { databases, close } = await reachDatabases(settings, console.log)
  const chain = await withPlatform(databases, settings.masterKeyFile, () => checkChain(databases.urls.owner))
  await close()
  if (chain.brokenAt === undefined) {
    console.log(`The record is whole: ${chain.entries} entries${chain.head && `, head ${chain.head}`}.`)
    console.log(
      'Compare the head with the newest one in a backup or a log: an end that was cut off shows only there.',
    )
  } else {
    console.error(
      `The record is broken: entry ${chain.brokenAt} of ${chain.entries} does not follow from the one before it.`,
    )
    process.exitCode = 1
  }
} catch (error) {
  await stopWith(error)
}
