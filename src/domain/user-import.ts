import { z } from 'zod';
import { type Person, personOf } from './customer-user';
import { DeskError, InvalidInput } from './errors';
import { CustomerId, DAY, Instant, later, UserId, UserImportId } from './ids';

/** As many as Partner Center takes at once, five times: each is one call, and all of them stand in one document. */
export const MOST_ROWS = 500;

/** What can be wrong with a field of a file. */
const RowProblem = z.discriminatedUnion('code', [
  z.object({ code: z.literal('required') }),
  z.object({ code: z.literal('too-long'), max: z.number() }),
  z.object({ code: z.literal('user-domain'), domain: z.string() }),
  z.object({ code: z.literal('user-name') }),
]);

const RowField = z.enum(['firstName', 'lastName', 'displayName', 'userPrincipalName']);
export type RowField = z.infer<typeof RowField>;

/** Why Partner Center did not create somebody, as far as trying again at once would not help. */
export const RowFailure = z.enum([
  'no-license-left',
  'subscription-suspended',
  'not-found',
  'relationship-missing',
  'privileges-missing',
]);
export type RowFailure = z.infer<typeof RowFailure>;

const Result = z.discriminatedUnion('state', [
  z.object({ state: z.literal('refused'), field: RowField, problem: RowProblem }),
  /** The same user name stands further up, on that line. */
  z.object({ state: z.literal('repeated'), line: z.number().int() }),
  z.object({ state: z.literal('exists') }),
  z.object({ state: z.literal('new') }),
  /** Written down before it is tried: after a crash, a user who is there was created by this import. */
  z.object({ state: z.literal('creating') }),
  z.object({ state: z.literal('created'), user: z.string(), signInShown: z.boolean() }),
  z.object({ state: z.literal('failed'), code: RowFailure }),
]);
export type Result = z.infer<typeof Result>;

const Row = z.object({
  /** Where it stands in the file. */
  line: z.number().int(),
  person: z.object({
    firstName: z.string(),
    lastName: z.string(),
    displayName: z.string(),
    userPrincipalName: z.string(),
  }),
  result: Result,
});
export type Row = z.infer<typeof Row>;

/** What every new user is given, and where the progress is shown. */
const ImportChoices = z.object({
  usageLocation: z.string(),
  licenses: z.array(z.string()),
  /** The message that shows it, where it is known. */
  activityId: z.string().optional(),
});
export type ImportChoices = z.infer<typeof ImportChoices>;

/** Users from a file: checked first, then created one by one. Passwords have no place in it. */
export const UserImport = z.object({
  id: UserImportId,
  customer: CustomerId,
  companyName: z.string(),
  by: UserId,
  createdAt: Instant,
  rows: z.array(Row),
  status: z.discriminatedUnion('state', [
    z.object({ state: z.literal('checked') }),
    ImportChoices.extend({ state: z.enum(['running', 'finished']) }),
  ]),
});
export type UserImport = z.infer<typeof UserImport>;

/** Long enough to read the report again; then the names go. */
const LIFETIME = 30 * DAY;

export const forgottenAt = ({ createdAt }: UserImport): Instant => later(new Date(createdAt), LIFETIME);

/** One line of a file, each field as it was written. */
export interface FileRecord {
  readonly line: number;
  readonly fields: Readonly<Record<RowField, string>>;
}

/** Each line with what is wrong with it; what nothing is wrong with is new. */
export function checkedRows(domain: string, records: readonly FileRecord[]): Row[] {
  const lines = new Map<string, number>();
  return records.map(({ line, fields }) => {
    const { person, problem } = checked(domain, fields);
    if (problem) return { line, person, result: problem };
    const name = person.userPrincipalName.toLowerCase();
    const first = lines.get(name);
    if (first !== undefined) return { line, person, result: { state: 'repeated', line: first } };
    lines.set(name, line);
    return { line, person, result: { state: 'new' } };
  });
}

function checked(domain: string, fields: FileRecord['fields']): { person: Person; problem?: Result } {
  try {
    return { person: personOf(domain, fields) };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    const [[field, problem] = []] = Object.entries(error.fields);
    return {
      person: shortened(fields),
      problem: { state: 'refused', field: RowField.parse(field), problem: RowProblem.parse(problem) },
    };
  }
}

/** As much of it as a card needs to say which line is meant. */
const SHOWN = 60;
const shortened = (fields: FileRecord['fields']): Person => ({
  firstName: fields.firstName.slice(0, SHOWN),
  lastName: fields.lastName.slice(0, SHOWN),
  displayName: fields.displayName.slice(0, SHOWN),
  userPrincipalName: fields.userPrincipalName.slice(0, SHOWN),
});

/** How many rows have each result. */
export function counted({ rows }: Pick<UserImport, 'rows'>): Record<Result['state'], number> {
  const counts = { refused: 0, repeated: 0, exists: 0, new: 0, creating: 0, created: 0, failed: 0 };
  for (const { result } of rows) counts[result.state] += 1;
  return counts;
}

/** The users are to be created; an import that has begun goes on as it is. */
export function started(before: UserImport, choices: ImportChoices): UserImport {
  return before.status.state === 'checked' ? { ...before, status: { state: 'running', ...choices } } : before;
}

/** The next few are about to be created. */
export function claimed(before: UserImport, most: number): UserImport {
  let left = most - counted(before).creating;
  const rows = before.rows.map(row => {
    if (row.result.state !== 'new' || left <= 0) return row;
    left -= 1;
    return { ...row, result: { state: 'creating' as const } };
  });
  return { ...before, rows };
}

/** What has become of lines, by line; it is finished once none is left. */
export function recorded(before: UserImport, results: ReadonlyMap<number, Result>): UserImport {
  const rows = before.rows.map(row => ({ ...row, result: results.get(row.line) ?? row.result }));
  const counts = counted({ rows });
  const isFinished = counts.new + counts.creating === 0;
  const status =
    before.status.state === 'running' && isFinished ? { ...before.status, state: 'finished' as const } : before.status;
  return { ...before, rows, status };
}

/** Whether somebody is who a line asks for, apart from the case of the user name. */
export const isSamePerson = (one: Person, other: Person): boolean =>
  one.displayName === other.displayName &&
  one.firstName === other.firstName &&
  one.lastName === other.lastName &&
  one.userPrincipalName.toLowerCase() === other.userPrincipalName.toLowerCase();

/** How many passwords fit on a card that people can work with. */
export const SIGN_INS_AT_ONCE = 10;

export interface CreatedRow extends Row {
  readonly result: Extract<Result, { state: 'created' }>;
}

const isCreated = (row: Row): row is CreatedRow => row.result.state === 'created';

/** Whose sign-in information has been shown, and whose has not. */
export function signIns({ rows }: UserImport): { readonly shown: number; readonly waiting: readonly CreatedRow[] } {
  const created = rows.filter(isCreated);
  const waiting = created.filter(({ result }) => !result.signInShown);
  return { shown: created.length - waiting.length, waiting };
}

/**
 * The sign-in information of the next few is about to be shown.
 * @param shown of how many it has been shown, as the card said
 * @throws DeskError `already-shown` to whoever comes second
 */
export function signInsShown(before: UserImport, shown: number): { after: UserImport; next: readonly CreatedRow[] } {
  const present = signIns(before);
  const next = present.waiting.slice(0, SIGN_INS_AT_ONCE);
  if (present.shown !== shown || next.length === 0) throw new DeskError('already-shown');
  const results = new Map(next.map(({ line, result }) => [line, { ...result, signInShown: true }]));
  return { after: recorded(before, results), next };
}
