import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

/** What every page stands in, and what nearly all are made of: one file, which the browser keeps from page to page. */
const ofEveryPage = modules(
  'app/(catalog|forms|root|sent|typedearly)',
  'app/ui/(avatar|awake|button|card|classes|copy|datetime|filters|foot|form|form-state|frame|icon|mark|notice|page)',
  'app/ui/(placename|problem|reachable|reader|refusal|sameperson|sendagain|tabs|zone)',
  'copy/formats',
)
/** What pages that show groups draw: the ring and a charter's line. */
const ofGroups = modules('app/routes/groups/outline', 'app/ui/(circle|ring)')

const byThen = /^assets\/(page|react|rolldown-runtime)-[\w-]{8}\.js$/

function modules(...paths: string[]): RegExp {
  return new RegExp(`[\\\\/](${paths.map((path) => path.replaceAll('/', '[\\\\/]')).join('|')})\\.tsx?$`)
}

/** Writes .br and .gz beside the client's text files once, so that serving them costs nothing. */
function compressed(): Plugin {
  return {
    name: 'colloquy-compressed',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'client',
    async writeBundle({ dir }) {
      const names = await readdir(dir!, { recursive: true })
      const texts = names.filter((name) => /\.(js|css|svg|json)$/.test(name))
      await Promise.all(texts.map((name) => compress(join(dir!, name))))
    },
  }
}

async function compress(file: string): Promise<void> {
  const plain = await readFile(file)
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  await writeFile(`${file}.br`, await promisify(brotliCompress)(plain, brotli))
  await writeFile(`${file}.gz`, await promisify(gzip)(plain, { level: 9 }))
}

export default defineConfig({
  plugins: [tailwindcss(), reactRouter(), compressed()],
  // public/ is served from where it lies, before the pages.
  publicDir: false,
  build: {
    assetsInlineLimit: 0,
    // A script that comes later names what comes with it: not itself, nor what every page has by then.
    modulePreload: {
      resolveDependencies: (file, needed) => needed.filter((one) => one !== file && !byThen.test(one)),
    },
  },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // Left to itself, a page loads two dozen small files, which weigh more than what they hold: what most pages
            // share goes together; React and its router apart, since that file stays the same from release to release.
            codeSplitting: {
              groups: [
                {
                  name: 'react',
                  test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/,
                  priority: 4,
                },
                { name: 'page', test: ofEveryPage, priority: 3 },
                { name: 'group', test: ofGroups, priority: 2 },
                { name: 'shared', minShareCount: 60, priority: 1 },
              ],
            },
          },
        },
      },
    },
    ssr: {
      build: {
        rolldownOptions: {
          input: { index: './server/app.ts', demo: './demo/app.ts' },
        },
      },
    },
  },
})
