/** What can be refused, by a stable code; the words for each are in src/text under `errors`. */
export type ErrorCode =
  | 'invalid-input'
  | 'not-found'
  | 'role-missing'
  | 'not-enrolled'
  | 'already-enrolled'
  | 'wrong-partner-kind'
  | 'changed-meanwhile'
  | 'link-invalid'
  | 'link-expired'
  | 'link-used'
  | 'link-withdrawn'
  | 'draft-without-link'
  | 'own-invitation'
  | 'customer-link'
  | 'not-global-admin'
  | 'sign-in-missing'
  | 'profile-not-usable'
  | 'invitation-closed'
  | 'partner-account-unknown'
  | 'subscription-suspended'
  | 'sold-by-another'
  | 'reduction-window-over'
  | 'agreement-missing'
  | 'subscriptions-active'
  | 'subscriptions-active-elsewhere'
  | 'domain-taken'
  | 'provisioning-failed'
  | 'no-license-left'
  | 'no-subscription'
  | 'restore-window-over'
  | 'user-exists'
  | 'customer-user-exists'
  | 'privileges-missing'
  | 'last-global-admin'
  | 'relationship-missing'
  | 'already-customer'
  | 'no-reseller'
  | 'no-reseller-of-customer'
  | 'on-record-already'
  | 'not-azure'
  | 'already-requested'
  | 'switch-closed'
  | 'not-in-this-cloud'
  | 'already-asked'
  | 'already-answered'
  | 'file-unreadable'
  | 'file-broken'
  | 'file-columns'
  | 'file-empty'
  | 'file-too-long'
  | 'file-too-large'
  | 'file-not-loaded'
  | 'one-file'
  | 'already-shown'
  | 'try-again';

/** Why one field was refused; the words are in src/text under `fields`. */
export type FieldProblem =
  | { code: 'required' }
  | { code: 'too-long'; max: number }
  | { code: 'email' }
  | { code: 'web-mail' }
  | { code: 'country' }
  | { code: 'state' }
  | { code: 'postal-code'; example: string }
  | { code: 'phone' }
  | { code: 'website' }
  | { code: 'domain' }
  | { code: 'choice' }
  | { code: 'consent' }
  | { code: 'quantity'; min: number; max: number }
  | { code: 'domain-prefix' }
  | { code: 'domain-taken' }
  | { code: 'partner-of-customer' }
  | { code: 'own-customer' }
  | { code: 'removed-customer' }
  | { code: 'registration-number' }
  | { code: 'user-name' }
  | { code: 'user-domain'; domain: string }
  | { code: 'time' }
  | { code: 'same-time' }
  | { code: 'date' }
  | { code: 'date-in-future' };

export type FieldProblems = Readonly<Record<string, FieldProblem>>;

/**
 * A refusal that somebody is told in their own language. It carries no secret and nothing of another tenant:
 * `values` are put into the sentence.
 */
export class DeskError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly values: Readonly<Record<string, string>> = {},
  ) {
    super(code);
    this.name = 'DeskError';
  }
}

/** Refused fields of a form, by input id. */
export class InvalidInput extends DeskError {
  constructor(readonly fields: FieldProblems) {
    super('invalid-input');
    this.name = 'InvalidInput';
  }
}
