/** What the sign-in needs of a request and says of its answer: passport takes it for both, in the form of Node's. */
export class SignInExchange {
  /** Fulfilled when the browser is to be sent elsewhere. */
  readonly redirected: Promise<void>;
  location: string | null = null;
  /** Of the pending sign-in, to be set in the browser. */
  sealed: string | null = null;
  statusCode = 200;
  readonly end: () => void;

  /**
   * @param query of Google's answer; empty when a sign-in begins
   * @param kept the pending sign-in that the browser has, sealed
   * @param returnTo path to go on at
   */
  constructor(
    readonly query: Readonly<Record<string, string>>,
    readonly kept: string | null,
    public returnTo: string,
  ) {
    let redirect = (): void => undefined;
    this.redirected = new Promise((resolve) => {
      redirect = resolve;
    });
    this.end = redirect;
  }

  setHeader(name: string, value: string): void {
    if (name === 'Location') this.location = value;
  }
}
