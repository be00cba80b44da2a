import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPng } from '../manifest/png';

const root = join(__dirname, '../..');
const drawn = mkdtempSync(join(tmpdir(), 'partner-desk-icons-'));
beforeAll(() => {
  execFileSync(process.execPath, [join(root, 'scripts/icons.mjs'), drawn]);
});
afterAll(() => rmSync(drawn, { recursive: true }));

/** Another version of Chromium smooths edges a little differently. */
const NEARLY = 24;

const channels = (pixel: string) => [1, 3, 5, 7].map(at => Number.parseInt(pixel.slice(at, at + 2), 16));

describe('the icons', () => {
  it.each(['color', 'outline'])('%s.png is what its SVG shows; `npm run icons` draws it', name => {
    const [kept, fresh] = [join(root, 'manifest'), drawn].map(folder => readPng(join(folder, `${name}.png`)));
    expect([kept?.width, kept?.height]).toEqual([fresh?.width, fresh?.height]);
    const different = (kept?.pixels ?? []).filter((pixel, index) => {
      const other = channels(fresh?.pixels[index] ?? '');
      return channels(pixel).some((value, channel) => Math.abs(value - (other[channel] ?? -255)) > NEARLY);
    });
    expect(different).toEqual([]);
  });
});
