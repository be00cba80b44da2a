import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { DeskError } from '../domain/errors';
import { withoutControls } from '../domain/typed-text';
import { type FileRecord, MOST_ROWS, type RowField } from '../domain/user-import';

/** The headings of Partner Center's own template, in both languages, and what other exports call the same. */
const HEADINGS: Readonly<Record<RowField, string>> = {
  firstName: 'First name, Given name, Vorname',
  lastName: 'Last name, Surname, Family name, Nachname, Familienname',
  displayName: 'Display name, Full name, Name, Anzeigename, Vollständiger Name',
  userPrincipalName:
    'Email, E-mail address, User name, User principal name, UPN, E-Mail-Adresse, Benutzername, Benutzerprinzipalname',
};

const FIELDS = Object.keys(HEADINGS) as readonly RowField[];

/** Nobody is created without these. */
const NEEDED: readonly RowField[] = ['displayName', 'userPrincipalName'];

/** Headings are compared by their letters only. */
const letters = (heading: string): string =>
  heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

const FIELD_OF = new Map(
  FIELDS.flatMap(field => HEADINGS[field].split(',').map(heading => [letters(heading), field] as const)),
);

const DELIMITERS = [',', ';', '\t'] as const;
/** Much longer than any line of names can be. */
const LONGEST_LINE = 10_000;

/**
 * The users in a CSV file, as Excel and others write it: with commas, or with semicolons where the comma is the decimal
 * sign; in UTF-8, UTF-16 or the Western European code page.
 * @throws DeskError `file-unreadable`, `file-broken` with the line, `file-columns`, `file-empty`, `file-too-long`
 */
export function recordsIn(file: Uint8Array): FileRecord[] {
  const content = textOf(file).replace(/\r\n?/g, '\n');
  // Excel's own hint to itself.
  const lines = content.replace(/^sep=.\n/i, '');
  const skipped = content === lines ? 0 : 1;
  const [header, ...records] = parsed(lines);
  const fields = header?.cells.map(cell => FIELD_OF.get(letters(cell))) ?? [];
  if (header === undefined) throw new DeskError('file-empty');
  if (NEEDED.some(field => !fields.includes(field))) throw new DeskError('file-columns');
  const filled = records.filter(({ cells }) => cells.some(cell => cell !== ''));
  if (filled.length === 0) throw new DeskError('file-empty');
  if (filled.length > MOST_ROWS) {
    throw new DeskError('file-too-long', { number: String(filled.length), max: String(MOST_ROWS) });
  }
  return filled.map(({ line, cells }) => ({
    line: line + skipped,
    fields: {
      firstName: cells[fields.indexOf('firstName')] ?? '',
      lastName: cells[fields.indexOf('lastName')] ?? '',
      displayName: cells[fields.indexOf('displayName')] ?? '',
      userPrincipalName: cells[fields.indexOf('userPrincipalName')] ?? '',
    },
  }));
}

/** @throws DeskError `file-unreadable` for what is no text, such as a workbook */
function textOf(file: Uint8Array): string {
  const text = decoded(file);
  if (text.includes('\0')) throw new DeskError('file-unreadable');
  return text;
}

/** A decoder takes the byte order mark away. */
function decoded(file: Uint8Array): string {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file);
  if (file[0] === 0xfe && file[1] === 0xff) return new TextDecoder('utf-16be').decode(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    // What is not UTF-8 comes from an older Excel: "CSV" without "UTF-8" in its list of file types.
    return new TextDecoder('windows-1252').decode(file);
  }
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What csv-parse answers with `info`, which its types do not know. */
const Parsed = z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) });

function parsed(content: string): Line[] {
  try {
    const options = { relax_column_count: true, skip_empty_lines: true, trim: true, max_record_size: LONGEST_LINE };
    const records = parse(content, { ...options, delimiter: delimiterOf(content), info: true });
    return z
      .array(Parsed)
      .parse(records)
      .map(({ record, info }) => ({ line: info.lines, cells: record.map(cellOf) }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new DeskError('file-broken', { line: String(error['lines'] ?? '?') });
  }
}

/** On one line, and without what nobody can type. */
const cellOf = (cell: string): string => withoutControls(cell).replace(/\s+/g, ' ').trim();

/** The one that the first line has most of. */
function delimiterOf(content: string): string {
  const [first = ''] = content.trimStart().split('\n', 1);
  const count = (delimiter: string) => first.split(delimiter).length;
  return DELIMITERS.reduce((most, each) => (count(each) > count(most) ? each : most));
}
