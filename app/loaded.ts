const end = '</body></html>'

/**
 * The page with what its loaders read, for the browser's router: what `ServerRouter` would write by itself piece by piece,
 * waiting for each. Throws where the page does not end as pages do: without what was read it would look right, and none of
 * its scripts would ever begin.
 */
export function withLoaded(html: string, data: string, nonce: string): string {
  if (!html.endsWith(end)) throw new Error(`a page does not end with ${end}`)
  const literal = JSON.stringify(data).replace(/[&<>\u2028\u2029]/g, escaped)
  const controller = 'window.__reactRouterContext.streamController'
  return `${html.slice(0, -end.length)}<script nonce="${nonce}">${controller}.enqueue(${literal});${controller}.close();</script>${end}`
}

const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
