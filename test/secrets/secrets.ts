import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a server has created in this process, and what may never be found again where nobody is meant to read it. */
const secrets = new Map<string, 'link' | 'password'>();

/** Where something could have been left. */
export interface Place {
  readonly name: string;
  readonly content: string;
}

/** What a server has sent to people: each secret in it is there for one of them. */
export interface Sent {
  readonly mails: readonly { readonly to: string; readonly subject: string; readonly text: string }[];
  readonly chats: readonly Place[];
}

export function created<Secret extends string>(kind: 'link' | 'password', secret: Secret): Secret {
  secrets.set(secret, kind);
  return secret;
}

/** The secret of a link, behind the ids of a tenant and a document. */
const LINK = /[\w-]{2,}\.[\w-]{2,}\.([\w-]{32})(?![\w-])/g;
/** A temporary password by itself, as it stands on a card. */
const PASSWORD = /"(?=[^"]*[A-Z])(?=[^"]*[a-z])(?=[^"]*[0-9])(?=[^"]*[!#$%?])([A-Za-z0-9!#$%?]{16})"/g;

let isTakenDown = false;

/** Where the server is another process, nobody sees what it creates but who is shown it. */
export function takeDownWhatIsShown(): void {
  isTakenDown = true;
}

/** Somebody was shown this: on a card, in a mail. */
export function shown(text: string): void {
  if (!isTakenDown) return;
  for (const [, secret = ''] of text.matchAll(LINK)) created('link', secret);
  for (const [, secret = ''] of text.matchAll(PASSWORD)) created('password', secret);
}

let reported = 0;

/**
 * Looks for every secret that was created. What was found is counted for the report at the end of the run.
 * @throws Error that names the places, and no secret
 */
export function expectNoSecretIn(places: readonly Place[], { mails, chats }: Sent = { mails: [], chats: [] }): void {
  const found = [...secrets].flatMap(([secret, kind]) => [
    ...places.filter(({ content }) => content.includes(secret)).map(({ name }) => `a ${kind} is in ${name}`),
    ...tooMany(kind, mails.filter(({ subject, text }) => `${subject}\n${text}`.includes(secret)).length),
    ...(kind === 'password' ? othersWith(secret, chats) : []),
  ]);
  const searched = [...places, ...chats].length + mails.length;
  const bytes = places.reduce((sum, { content }) => sum + content.length, 0);
  report({ secrets: secrets.size - reported, places: searched, bytes, found: found.length });
  reported = secrets.size;
  if (found.length > 0) throw new Error([...new Set(found)].join('\n'));
}

/** A link is in one mail; a password is in none. */
const tooMany = (kind: 'link' | 'password', mails: number): string[] =>
  mails > (kind === 'link' ? 1 : 0) ? [`a ${kind} is in ${mails} mails`] : [];

/** A password is shown in one chat. */
function othersWith(password: string, chats: readonly Place[]): string[] {
  const names = chats.filter(({ content }) => content.includes(password)).map(({ name }) => name);
  return names.length > 1 ? [`a password is in the chats ${names.join(', ')}`] : [];
}

function report(line: { secrets: number; places: number; bytes: number; found: number }): void {
  const file = process.env['SECRETS_REPORT'];
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`);
}

/** Every byte of the files in a folder. */
export const filesIn = (directory: string): Place[] =>
  readdirSync(directory, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => ({
      name: `the file ${name}`,
      content: readFileSync(join(parentPath, name), 'latin1'),
    }));
