import { SetMetadata } from '@nestjs/common';

/** Where `AdminRoute` leaves its mark. */
export const ADMIN_ROUTE = 'admin-route';

/**
 * A route for those who run the server, not for those whose data it is. There are no roles yet: it is answered like the
 * rest, on this machine only.
 */
export function AdminRoute(): ClassDecorator & MethodDecorator {
  return SetMetadata(ADMIN_ROUTE, true);
}
