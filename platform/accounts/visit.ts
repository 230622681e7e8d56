/** A request at the door: its cookies and, as far as a trusted proxy tells, the network it comes from (`networkOf`). */
export type Visit = { request: Request; network: string }
