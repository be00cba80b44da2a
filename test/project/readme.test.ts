import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../src/bot/commands';
import type { Permission } from '../../src/domain/actor';
import { text } from '../../src/text/text';

const root = join(__dirname, '../..');
const file = join(root, 'README.md');

/** Partners and roles in words; a global admin may do everything and is not repeated. */
function who({ partner, roles }: Permission): string {
  if (!partner) return 'everyone';
  const kinds =
    partner.length === 3
      ? 'enrolled partners'
      : partner.map(kind => `${text('en', `partnerKinds.${kind}`)}s`).join(', ');
  const named = (roles ?? []).filter(role => role !== 'global-admin').map(role => text('en', `roles.${role}`));
  return named.length > 0 ? `${kinds}: ${named.join(', ')}` : kinds;
}

function commandTable(): string {
  const rows = COMMANDS.map(({ id, permission }) => {
    const words = (language: 'en' | 'de') =>
      text(language, `commands.${id}.words`)
        .split(',')
        .map(word => `\`${word.trim()}\``)
        .join(', ');
    return `| ${words('en')} | ${words('de')} | ${text('en', `commands.${id}.about`)} | ${who(permission)} |`;
  });
  return ['| English | Deutsch | | for |', '|---|---|---|---|', ...rows].join('\n');
}

describe('the README', () => {
  it('lists the commands of the registry; `UPDATE_README=1 npx jest test/project/readme` writes the list', () => {
    const before = readFileSync(file, 'utf8');
    const after = before.replace(
      /(<!-- commands -->\n)[\s\S]*(<!-- \/commands -->)/,
      (_, start: string, end: string) => `${start}${commandTable()}\n${end}`,
    );
    if (process.env['UPDATE_README'] === '1') writeFileSync(file, after);
    else expect(before).toBe(after);
    expect(after).toContain('`einladungen`');
  });

  it('is short, however many commands there are', () => {
    const written = readFileSync(file, 'utf8').replace(/<!-- commands -->.*<!-- \/commands -->/s, '');
    expect(written.split('\n').length).toBeLessThanOrEqual(120);
  });

  it('names only files that exist', () => {
    const readme = readFileSync(file, 'utf8');
    const named = [...readme.matchAll(/\]\(((?!http)[^)#]+)\)|`((?:src|test|cards|manifest)\/[\w./-]+)`/g)].map(
      match => match[1] ?? match[2] ?? '',
    );
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(path => !existsSync(join(root, path)))).toEqual([]);
  });
});
