import { ButtonLink } from '#ui/button'
import { Card } from '#ui/card'
import { useCopy } from '#ui/copy'

/** Where a group meets: only for who may enter; undefined behind a shut door. */
export function Where({ place }: { place: { videoLink: string; address: string } | undefined }) {
  const copy = useCopy().meetings.page
  if (!place) return null
  return (
    <Card title={copy.where}>
      {place.videoLink && (
        <div className="grid gap-2">
          <div>
            <ButtonLink to={place.videoLink} icon="video" isExternal>
              {copy.video}
            </ButtonLink>
          </div>
          <p className="text-sm text-ink-2">{copy.videoHelp}</p>
        </div>
      )}
      {place.address && (
        <div className={place.videoLink ? 'mt-4' : undefined}>
          <div className="text-xs text-ink-3">{copy.address}</div>
          <p className="whitespace-pre-line">{place.address}</p>
        </div>
      )}
      {!place.videoLink && !place.address && <p className="text-sm text-ink-2">{copy.noPlace}</p>}
    </Card>
  )
}
