/**
 * Who runs the server, by verified e-mail address. Asked at every request and not at sign-in, so that who is taken off
 * the list is out with the next start.
 */
export class Admins {
  private readonly emails: ReadonlySet<string>;

  /** @param emails in lower case */
  constructor(emails: readonly string[]) {
    this.emails = new Set(emails);
  }

  has(email: string | null): boolean {
    return email !== null && this.emails.has(email);
  }
}
