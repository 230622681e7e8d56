import { asClinician } from '#app/request'
import { openEvidence } from '#domain/evidence/actions'
import type { Route } from './+types/evidence'

/**
 * An evidence file, for its owner and for the steward who decides. Whatever it holds, nothing of it runs: a policy of
 * its own, and no sniffing of another kind.
 */
export async function loader({ request, params, context }: Route.LoaderArgs) {
  const { mediaType, bytes } = await asClinician(context, openEvidence, params)
  const isDownload = new URL(request.url).searchParams.has('download')
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `${isDownload ? 'attachment' : 'inline'}; filename="evidence.${mediaType.split('/')[1]}"`,
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
  })
}
