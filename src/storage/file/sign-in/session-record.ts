import * as z from 'zod/mini';

/** What the file of a session says; when it was last used is the time of the file. */
export const SESSION_RECORD = z.object({
  id: z.string(),
  tokenHash: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  userAgent: z.nullable(z.string()),
});

export type SessionRecord = z.infer<typeof SESSION_RECORD>;
