import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Environment } from '../../src/config';

const root = join(__dirname, '../..');
const security = readFileSync(join(root, 'SECURITY.md'), 'utf8');

describe('SECURITY.md', () => {
  it('names only files that exist', () => {
    const named = [...security.matchAll(/`((?:src|test)\/[\w./-]*)`/g)].map(([, path = '']) => path);
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter(path => !existsSync(join(root, path)))).toEqual([]);
  });

  it('names only settings that there are', () => {
    const named = [...security.matchAll(/`([A-Z]+_[A-Z_]+|Microsoft\w+)`/g)].map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter(name => !(name in Environment.shape))).toEqual([]);
  });
});
