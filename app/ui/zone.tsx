import { useEffect } from 'react'
import { useRevalidator } from 'react-router'
import type { Reader } from './reader.tsx'

/**
 * Tells the server the browser's time zone (a cookie that holds nothing else), so that the next page is written in it.
 * Where the page just shown was written in another zone, it is written once more.
 */
export function useBrowserZone(reader: Reader, isFollowed: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
    if (!zone || document.cookie.split('; ').includes(`zone=${zone}`)) return
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser yet
    document.cookie = `zone=${zone}; Path=/; SameSite=Lax; Max-Age=31536000`
    // Asked for anew, a refused form would forget what was typed and why it came back.
    const isRefused = document.querySelector('[role="alert"]') !== null
    if (isFollowed && !isRefused && zone !== reader.zone) void revalidate()
  }, [reader.zone, isFollowed, revalidate])
}
