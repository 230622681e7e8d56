/**
 * npm run --silent match: scripts/matching.ts says what it does. Here SIGTERM is taken before anything else, so that it
 * ends the search and not the process. Plain JavaScript, because Node takes a tenth of a second to be ready for TypeScript;
 * before this line runs, nothing but Node's own start, the signal ends the process as it would any.
 */
const stopping = new AbortController()
process.on('SIGTERM', () => stopping.abort())

const { matchCommand } = await import('./matching.ts')
await matchCommand(stopping.signal)
