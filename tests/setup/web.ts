/** One web process of the built product on databases that are there already: what a second process of an operator is. */
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { openEntrance } from '#server/entrance'
import type { Web } from '#server/vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
process.chdir(root)
process.env.NODE_ENV = 'production'
const port = Number(process.env.PORT)
const web = (await import(pathToFileURL(join(root, 'build/server/index.js')).href)) as Web
const entrance = await openEntrance('127.0.0.1', port)
await web.open()
entrance.serve(getRequestListener(web.app.fetch))
console.log('serves')
process.once('SIGTERM', async () => {
  await entrance.quiet(1000)
  await web.close()
  await entrance.close()
  process.exit(0)
})
