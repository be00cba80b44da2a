/** Why a request is not even looked at, by HTTP status. */
export type RefusalStatus = 400 | 403 | 404 | 405 | 413 | 415 | 429;

export class RequestRefused extends Error {
  constructor(readonly statusCode: RefusalStatus) {
    super(`refused with ${statusCode}`);
    this.name = 'RequestRefused';
  }
}
