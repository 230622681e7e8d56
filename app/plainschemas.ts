/**
 * Zod compiles the shapes of forms with `new Function` where it may; the pages' content policy forbids that, and each try is
 * reported as a violation, though Zod goes on without. Said before any shape is made: the first import of `root.tsx`. The
 * server goes on compiling.
 */
import type { z } from 'zod'

type Settings = Parameters<typeof z.config>[0]

if (typeof document !== 'undefined')
  (globalThis as { __zod_globalConfig?: Settings }).__zod_globalConfig = { jitless: true }
