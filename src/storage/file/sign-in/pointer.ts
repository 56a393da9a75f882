import * as z from 'zod/mini';

/** What lies under a credential's hash: whose it is, and which. */
export const POINTER = z.object({
  kind: z.enum(['sessions', 'api_tokens']),
  ownerId: z.string().check(z.minLength(1), z.maxLength(255)),
  id: z.string().check(z.minLength(1), z.maxLength(100)),
});
