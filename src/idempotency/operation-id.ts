const operations = new WeakMap<object, string>();

/** Says which operation a request does, however often it is sent. */
export function setOperationId(request: object, operationId: string): void {
  operations.set(request, operationId);
}

/**
 * Id of the change set that a request with an idempotency key writes; an earlier run of it may have written it already.
 * Undefined for a request without a key.
 */
export function operationIdOf(request: object): string | undefined {
  return operations.get(request);
}

/** As an option of a write. */
export function changeIdOf(operationId: string | undefined): { readonly changeId?: string } {
  return operationId === undefined ? {} : { changeId: operationId };
}
