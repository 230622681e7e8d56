/** What a written response can be: ordered from understanding to doing. */
export const responseKinds = ['question', 'reflection', 'hypothesis', 'suggestion', 'resource'] as const
export type ResponseKind = (typeof responseKinds)[number]
