/** The configured store cannot be used as it is; the message says what to do about it, and never a value. */
export class StoreUnusable extends Error {
  constructor(readonly problem: string) {
    super(`The store cannot be used:\n  - ${problem}`);
    this.name = 'StoreUnusable';
  }
}
