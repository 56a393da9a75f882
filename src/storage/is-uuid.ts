const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether an id can be one of ours: any other names nothing, and the database would refuse to compare it. */
export function isUuid(id: string): boolean {
  return UUID.test(id);
}
